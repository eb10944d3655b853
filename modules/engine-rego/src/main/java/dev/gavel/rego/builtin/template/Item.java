package dev.gavel.rego.builtin.template;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.GoFloat;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of a template gives. Numbers of the data are texts to Go, numbers of the
 * template are {@link Long}, {@link Double}, or {@link Short} for a byte of a text; so the two do
 * not compare.
 *
 * @param content a value, or one of those numbers; null for what is not there
 * @param boxed whether this was taken out of a collection, which messages show
 */
record Item(@Nullable Object content, boolean boxed) {
  static final Item MISSING = new Item(null, false);
  private static final int GO_EXPONENT = 21;

  static Item of(Object content) {
    return new Item(content, false);
  }

  static Item within(Value value) {
    return new Item(value, true);
  }

  /** The same out of its collection; null is then nothing. */
  Item unboxed() {
    return content instanceof NullValue ? MISSING : boxed ? new Item(content, false) : this;
  }

  boolean isNothing() {
    return content == null || content instanceof NullValue;
  }

  boolean isTrue() {
    return switch (content) {
      case null -> false;
      case NullValue _ -> false;
      case BooleanValue truth -> truth.isTrue();
      case StringValue text -> !text.text().isEmpty();
      case ArrayValue array -> array.size() > 0;
      case ObjectValue object -> object.size() > 0;
      case Long number -> number != 0;
      case Double number -> number != 0;
      case Short number -> number != 0;
      default -> true;
    };
  }

  /** The name that Go has for the type. */
  String type() {
    return boxed ? "interface {}" : innerType();
  }

  String innerType() {
    return switch (content) {
      case null -> "<nil>";
      case BooleanValue _ -> "bool";
      case StringValue _ -> "string";
      case NumberValue _ -> "json.Number";
      case ArrayValue _ -> "[]interface {}";
      case ObjectValue _ -> "map[string]interface {}";
      case Long _ -> "int";
      case Double _ -> "float64";
      case Short _ -> "uint8";
      default -> "interface {}";
    };
  }

  boolean isText() {
    return content instanceof StringValue || content instanceof NumberValue;
  }

  /** As Go prints it. */
  String text() {
    return switch (content) {
      case null -> "<nil>";
      case Value value -> text(value);
      case Double number -> GoFloat.general(number, GO_EXPONENT);
      default -> content.toString();
    };
  }

  private static String text(Value value) {
    return switch (value) {
      case NullValue _ -> "<nil>";
      case BooleanValue _, NumberValue _ -> value.toString();
      case StringValue text -> text.text();
      case ArrayValue array -> items(array);
      case SetValue set -> items(set);
      case ObjectValue object -> object(object);
    };
  }

  private static String items(Iterable<Value> items) {
    StringBuilder text = new StringBuilder("[");
    for (Value item : items) {
      text.append(text.length() > 1 ? " " : "").append(text(item));
    }
    return text.append(']').toString();
  }

  private static String object(ObjectValue object) {
    StringBuilder text = new StringBuilder("map[");
    for (int i = 0; i < object.size(); i++) {
      text.append(i > 0 ? " " : "").append(text(object.key(i))).append(':');
      text.append(text(object.value(i)));
    }
    return text.append(']').toString();
  }

  byte[] bytes() {
    return Bytes.of(text());
  }
}
