package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What built-ins answered in one evaluation that depends on more than their arguments: on chance,
 * on time, on the world. An evaluation that is given them decides the same again.
 */
public record Observations(Map<Call, Outcome> outcomes) {
  public static final Observations NONE = new Observations(Map.of());

  /** A built-in with its arguments. */
  public record Call(String builtin, Value arguments) {}

  /** How a call went. */
  public sealed interface Outcome {}

  public record Answered(Value value) implements Outcome {}

  /** There was no answer, and nothing wrong. */
  public record Undefined() implements Outcome {}

  public record Failed(String code, String message) implements Outcome {
    BuiltinException again() {
      return BuiltinException.of(code, message);
    }
  }

  public Observations {
    outcomes = Map.copyOf(outcomes);
  }

  /**
   * The answers as decision logs of Open Policy Agent hold them in {@code nd_builtin_cache}: a name
   * of a built-in leads to its arguments, and they to the answer. Failures have no place there.
   */
  public ObjectValue toValue() {
    Map<String, ObjectValue.Builder> builtins = new LinkedHashMap<>();
    outcomes.forEach(
        (call, outcome) -> {
          if (outcome instanceof Answered answered) {
            builtins
                .computeIfAbsent(call.builtin(), _ -> ObjectValue.builder())
                .put(call.arguments(), answered.value());
          }
        });
    ObjectValue.Builder all = ObjectValue.builder();
    builtins.forEach((name, answers) -> all.put(name, answers.build()));
    return all.build();
  }

  /**
   * Reads what {@link #toValue} gave; also after a way through JSON, where arguments became text.
   */
  public static Observations of(ObjectValue logged) {
    Map<Call, Outcome> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < logged.size(); i++) {
      String builtin = text(logged.key(i));
      if (logged.value(i) instanceof ObjectValue answers) {
        for (int j = 0; j < answers.size(); j++) {
          Value arguments =
              answers.key(j) instanceof ArrayValue array
                  ? array
                  : Value.parse(text(answers.key(j)));
          outcomes.put(new Call(builtin, arguments), new Answered(answers.value(j)));
        }
      }
    }
    return new Observations(outcomes);
  }

  private static String text(Value key) {
    if (key instanceof StringValue string) {
      return string.text();
    }
    throw new IllegalArgumentException("observations are named by texts, not by " + key);
  }
}
