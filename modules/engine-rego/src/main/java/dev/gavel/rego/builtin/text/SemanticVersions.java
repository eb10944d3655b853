package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.Preparable;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code semver.*} family. */
public final class SemanticVersions {
  private SemanticVersions() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "semver.is_valid",
        (_, operands) ->
            BooleanValue.of(
                operands[0] instanceof StringValue text
                    && SemanticVersion.parse(text.text()) != null),
        "semver.compare",
        new Preparable(SemanticVersions::compare, SemanticVersions::prepared));
  }

  private static Value compare(Evaluation during, Value[] operands) {
    String first = Operands.text(operands, 1);
    String second = Operands.text(operands, 2);
    NumberValue order = SemanticVersion.compareReleases(first, second);
    return order != null ? order : NumberValue.of(version(1, first).compareTo(version(2, second)));
  }

  private static @Nullable Builtin prepared(@Nullable Value[] constants) {
    if (!(constants[1] instanceof StringValue(String constant))) {
      return null;
    }
    SemanticVersion second = version(2, constant);
    return (_, operands) ->
        NumberValue.of(version(1, Operands.text(operands, 1)).compareTo(second));
  }

  private static SemanticVersion version(int operand, String text) {
    SemanticVersion version = SemanticVersion.parse(text);
    if (version == null) {
      throw BuiltinException.failed(
          "operand " + operand + ": string " + GoQuote.quote(text) + " is not a valid SemVer");
    }
    return version;
  }
}
