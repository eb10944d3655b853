package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** Values as a Go program would spell them, which some of its messages do. */
final class GoSyntax {
  private GoSyntax() {}

  static String of(Value value) {
    return switch (value) {
      case NullValue _ -> "interface {}(nil)";
      case BooleanValue _, NumberValue _ -> value.toString();
      case StringValue string -> GoQuote.quote(string.text());
      case ArrayValue array -> "[]interface {}" + items(array);
      case SetValue set -> "[]interface {}" + items(set);
      case ObjectValue object -> object(object);
    };
  }

  private static String items(Iterable<Value> items) {
    StringBuilder text = new StringBuilder("{");
    for (Value item : items) {
      text.append(text.length() > 1 ? ", " : "").append(of(item));
    }
    return text.append('}').toString();
  }

  private static String object(ObjectValue object) {
    StringBuilder text = new StringBuilder("map[string]interface {}{");
    for (int i = 0; i < object.size(); i++) {
      text.append(i > 0 ? ", " : "").append(of(object.key(i))).append(':');
      text.append(of(object.value(i)));
    }
    return text.append('}').toString();
  }
}
