package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.PrettyJson;
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
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as OPA prints it, so that scripts written for it find what they look for: sets are lists,
 * keys are sorted, a key that is no text becomes one, and what HTML would take for its own is
 * escaped.
 */
final class OpaJson {
  private OpaJson() {}

  /** What JSON can say of a value of a policy. */
  static Value of(Value value) {
    return switch (value) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> value;
      case ArrayValue array -> list(array);
      case SetValue set -> list(set);
      case ObjectValue object -> {
        Map<String, Value> sorted = new TreeMap<>();
        for (int i = 0; i < object.size(); i++) {
          sorted.put(key(object.key(i)), of(object.value(i)));
        }
        ObjectValue.Builder json = ObjectValue.builder();
        sorted.forEach(json::put);
        yield json.build();
      }
    };
  }

  private static Value list(Iterable<Value> items) {
    List<Value> json = new ArrayList<>();
    items.forEach(item -> json.add(of(item)));
    return ArrayValue.of(json);
  }

  private static String key(Value key) {
    return key instanceof StringValue text ? text.text() : of(key).toString();
  }

  /** One member or item a line. */
  static String pretty(Value json) {
    return escaped(PrettyJson.of(json));
  }

  /** All on one line. */
  static String compact(Value json) {
    return escaped(json.toString());
  }

  private static String escaped(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
