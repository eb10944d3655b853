package dev.gavel.rego.builtin.encoding;

import static dev.gavel.rego.builtin.Operands.text;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Map;
import java.util.TreeMap;

/** {@code json.marshal}, {@code json.unmarshal} and their like. */
public final class JsonFunctions {
  private JsonFunctions() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "json.marshal",
        (during, arguments) -> {
          Value form = JsonForm.of(arguments[0], during.budget());
          return StringValue.of(JsonText.compact(form, during.budget()));
        },
        "json.marshal_with_options",
        JsonFunctions::marshalWithOptions,
        "json.unmarshal",
        (during, arguments) -> JsonParser.parse(text(arguments, 1), during.budget()),
        "json.is_valid",
        (during, arguments) ->
            BooleanValue.of(
                arguments[0] instanceof StringValue json
                    && JsonParser.isValid(json.text(), during.budget())));
  }

  private static Value marshalWithOptions(Evaluation during, Value[] arguments) {
    Budget budget = during.budget();
    Value form = JsonForm.of(arguments[0], budget);
    Layout layout = layout(Operands.object(arguments, 2));
    if (!layout.pretty()) {
      return StringValue.of(JsonText.compact(form, budget));
    }
    String prefix = layout.prefix();
    return StringValue.of(prefix + JsonText.pretty(form, budget, prefix, layout.indent()));
  }

  private record Layout(boolean pretty, String prefix, String indent) {}

  private static Layout layout(ObjectValue options) {
    TreeMap<Value, Value> sorted = new TreeMap<>(Value.ORDER);
    for (int i = 0; i < options.size(); i++) {
      sorted.put(options.key(i), options.value(i));
    }
    int index = 0;
    for (Map.Entry<Value, Value> option : sorted.entrySet()) {
      check(index++, option.getKey(), option.getValue());
    }
    boolean implied = options.has("prefix") || options.has("indent");
    return new Layout(
        options.get("pretty") instanceof BooleanValue pretty ? pretty.isTrue() : implied,
        options.get("prefix") instanceof StringValue prefix ? prefix.text() : "",
        options.get("indent") instanceof StringValue indent ? indent.text() : "\t");
  }

  private static void check(int index, Value key, Value value) {
    if (!(key instanceof StringValue name)) {
      throw BuiltinException.operand(
          2,
          "failed to stringify key %s at index %d: %s".formatted(key, index, noText(index, key)));
    }
    String quoted = GoQuote.quote(name.text());
    switch (name.text()) {
      case "prefix", "indent" -> {
        if (!(value instanceof StringValue)) {
          throw BuiltinException.operand(
              2, "key " + quoted + " failed cast to string: " + noText(index, value));
        }
      }
      case "pretty" -> {
        if (!(value instanceof BooleanValue)) {
          throw BuiltinException.operand(2, "key " + quoted + " failed cast to bool");
        }
      }
      default -> throw BuiltinException.operand(2, "object contained unknown key " + quoted);
    }
  }

  private static String noText(int index, Value value) {
    return "operand " + index + " must be string but got " + Operands.kind(value);
  }
}
