package dev.gavel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Source;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.Documents;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules and values that were made to be slow. Each test does many evaluations, which a cost that
 * grows faster than the value would not finish in an hour; the deadline only ends such a run.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class AdversaryTest {
  private static final int LENGTH = 200_000;
  private static final int EVALUATIONS = 3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*)*b",
        "(a|aa)+$",
        "(.*)(.*)(.*)(.*)(.*)b",
        ".*.*.*.*.*.*b",
        "(a?){100}a{100}b"
      })
  void a_pattern_takes_time_linear_in_the_text(String pattern) {
    boolean wantsB = pattern.endsWith("b");
    assertThat(answers("match_regex", Value.of(pattern), Value.of("a".repeat(LENGTH))))
        .isEqualTo(!wantsB);
  }

  @Test
  void a_text_that_nearly_occurs_everywhere_is_looked_for_in_linear_time() {
    Value text = Value.of("a".repeat(LENGTH));
    Value nearly = Value.of("a".repeat(LENGTH / 2) + "b");

    assertThat(answers("contains", nearly, text)).isFalse();
    assertThat(answers("contains_i", nearly, text)).isFalse();
    assertThat(answers("starts_with", nearly, text)).isFalse();
    assertThat(answers("ends_with", nearly, text)).isFalse();
  }

  @Test
  void texts_of_one_hash_in_a_list_do_not_slow_it_down() {
    List<Value> colliding =
        IntStream.range(0, 1 << 15).mapToObj(AdversaryTest::colliding).map(Value::of).toList();
    Value operand = ArrayValue.of(colliding.subList(0, 1 << 14));
    Value actual = ArrayValue.of(colliding.subList(1 << 14, 1 << 15));

    assertThat(answers("in", operand, actual)).isFalse();
    assertThat(answers("contains_all", operand, actual)).isFalse();
  }

  /** "Aa" and "BB" hash alike, and so does whatever is put together from them. */
  private static String colliding(int number) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 15; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  @Test
  void numbers_beyond_every_double_do_not_slow_a_list_down() {
    Value operand = numbers(1);
    Value actual = numbers(20_001);

    assertThat(answers("in", operand, actual)).isFalse();
  }

  private static Value numbers(int from) {
    return ArrayValue.of(
        IntStream.range(from, from + 20_000).mapToObj(n -> Value.parse(n + "1e400")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..[*]..[*]..[*]..[*]",
        "$[?@..[?@..[?@..x]]]",
        "$..[?@ == $]",
        "$[*,*,*,*][*,*,*,*][*,*,*,*][*,*,*,*][*,*,*,*]"
      })
  void a_path_that_multiplies_gives_up_instead(String path) {
    Value nested = ArrayValue.of(IntStream.range(0, 10).mapToObj(Value::of).toList());
    for (int level = 0; level < 4; level++) {
      Value inner = nested;
      nested = ArrayValue.of(IntStream.range(0, 10).mapToObj(_ -> inner).toList());
    }
    String rule =
        "{'attribute': 'a', 'operator': 'json_path', 'path': '%s', 'value': 'x'}".formatted(path);

    assertThat(evaluate(rule, nested)).isFalse();
  }

  private static boolean answers(String operator, Value operand, Value actual) {
    return evaluate(
        "{'attribute': 'a', 'operator': '%s', 'value': OPERAND}".formatted(operator),
        operand,
        actual);
  }

  private static boolean evaluate(String rule, Value actual) {
    return evaluate(rule, Value.of(null), actual);
  }

  private static boolean evaluate(String rule, Value operand, Value actual) {
    String json = rule.replace('\'', '"').replace("OPERAND", operand.toString());
    Source source = Documents.source(json);
    var program = new NativeRules().create(EngineConfig.DEFAULT).compile(source).orThrow();
    Context context = Context.of(ObjectValue.builder().put("a", actual).build());
    boolean answer = false;
    for (int i = 0; i < EVALUATIONS; i++) {
      answer |= program.evaluate(context).isTrue();
    }
    return answer;
  }
}
