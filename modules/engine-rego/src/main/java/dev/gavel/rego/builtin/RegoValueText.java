package dev.gavel.rego.builtin;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Values in Rego's own notation, as messages, {@code print} and {@code sprintf} show them. */
public final class RegoValueText {
  private final StringBuilder text = new StringBuilder();

  private RegoValueText() {}

  public static String of(Value value) {
    RegoValueText writer = new RegoValueText();
    writer.write(value);
    return writer.text.toString();
  }

  /** A string as it is; any other value in Rego's notation. */
  public static String plain(Value value) {
    return value instanceof StringValue string ? string.text() : of(value);
  }

  /** A string between quotes, with the escapes that Go would choose. */
  public static String quote(String string) {
    RegoValueText writer = new RegoValueText();
    writer.writeQuoted(string);
    return writer.text.toString();
  }

  /** The keys in the order that Rego goes through an object. */
  public static List<Value> sortedKeys(ObjectValue object) {
    List<Value> keys = new ArrayList<>(object.size());
    for (int i = 0; i < object.size(); i++) {
      keys.add(object.key(i));
    }
    keys.sort(Value.ORDER);
    return keys;
  }

  private void write(Value value) {
    switch (value) {
      case NullValue _, BooleanValue _, NumberValue _ -> text.append(value);
      case StringValue string -> writeQuoted(string.text());
      case ArrayValue array -> writeItems('[', array.asList(), ']');
      case SetValue set when set.size() == 0 -> text.append("set()");
      case SetValue set -> writeItems('{', set.asList(), '}');
      case ObjectValue object -> writeObject(object);
    }
  }

  private void writeItems(char open, List<Value> items, char close) {
    char before = open;
    if (items.isEmpty()) {
      text.append(open);
    }
    for (Value item : items) {
      text.append(before);
      if (before == ',') {
        text.append(' ');
      }
      write(item);
      before = ',';
    }
    text.append(close);
  }

  private void writeObject(ObjectValue object) {
    text.append('{');
    boolean first = true;
    for (Value key : sortedKeys(object)) {
      text.append(first ? "" : ", ");
      write(key);
      text.append(": ");
      write(Objects.requireNonNull(object.get(key)));
      first = false;
    }
    text.append('}');
  }

  private void writeQuoted(String string) {
    text.append('"');
    string.codePoints().forEach(this::writeCharacter);
    text.append('"');
  }

  private void writeCharacter(int character) {
    switch (character) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case 0x07 -> text.append("\\a");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case 0x0b -> text.append("\\v");
      default -> {
        if (isPrintable(character)) {
          text.appendCodePoint(character);
        } else if (character < 0x80) {
          text.append("\\x%02x".formatted(character));
        } else {
          text.append((character < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(character));
        }
      }
    }
  }

  /** Letters, marks, numbers, punctuation, symbols and the plain space. */
  public static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }
}
