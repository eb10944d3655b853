package dev.gavel.rego.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.evaluation.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tally comes to what the built-in makes of the whole array. */
class AggregatesOfComprehensionsTest {
  private static final String EACH_ITEM = "[x | some x in input]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|0",
        "[1, 2, 3]|6",
        "[1.0, 2]|3",
        "[1, 2.5]|3.5",
        "[7, 0.5, 1]|8.5",
        "[9223372036854775807, 1]|9223372036854775808",
        "[5, 9223372036854775807, -10]|9223372036854775802",
        "[9223372036854775807, 9223372036854775807, 0.5]|18446744073709551614",
        "[1e3, 1]|1001"
      })
  void a_sum_is_exact(String input, String expected) {
    assertThat(compiled("sum", input)).map(Value::toString).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "count", "max", "min"})
  void both_tiers_say_the_same(String aggregate) {
    for (String input :
        new String[] {
          "[]",
          "[3, 1, 2]",
          "[1.0, 1]",
          "[1, 1.0]",
          "[1, \"a\"]",
          "[\"b\", \"a\"]",
          "[null, true]",
          "[[1], [0, 2], {}]",
          "[0.1, 0.2, 7, 1e30]",
          "[-9223372036854775808, -1]",
          "[-0.0]",
          "{}"
        }) {
      assertThat(compiled(aggregate, input))
          .map(Value::toString)
          .isEqualTo(value(Tier.INTERPRETED, aggregate, input).map(Value::toString));
    }
  }

  private static Optional<Value> compiled(String aggregate, String input) {
    return value(Tier.COMPILED, aggregate, input);
  }

  private static Optional<Value> value(Tier tier, String aggregate, String input) {
    String module = "package p\nanswer := %s(%s)\n".formatted(aggregate, EACH_ITEM);
    return Policies.builder()
        .tier(tier)
        .module("p.rego", module)
        .compile()
        .query("data.p.answer")
        .evaluate(JsonReader.read(input.getBytes(StandardCharsets.UTF_8)))
        .value();
  }
}
