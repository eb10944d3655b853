package dev.gavel.rego.builtin.encoding;

import static dev.gavel.rego.builtin.Operands.text;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.Map;

/** {@code yaml.*}. */
public final class YamlFunctions {
  private YamlFunctions() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "yaml.marshal",
        (during, arguments) -> {
          Value form = JsonForm.of(arguments[0], during.budget());
          return StringValue.of(YamlWriter.write(form, during.budget()));
        },
        "yaml.unmarshal",
        (during, arguments) -> YamlReader.read(text(arguments, 1), during.budget()),
        "yaml.is_valid",
        (during, arguments) -> BooleanValue.of(isValid(arguments[0], during.budget())));
  }

  private static boolean isValid(Value value, Budget budget) {
    if (!(value instanceof StringValue yaml)) {
      return false;
    }
    try {
      YamlReader.read(yaml.text(), budget);
      return true;
    } catch (BuiltinException malformed) {
      return false;
    }
  }
}
