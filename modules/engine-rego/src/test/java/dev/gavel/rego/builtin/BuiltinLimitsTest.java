package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.rego.evaluation.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short call must not make a long answer, or take for ever, without the budget noticing. */
class BuiltinLimitsTest {
  private static final Limits SMALL = Limits.DEFAULT.withSteps(1_000_000).withBytes(4 << 20);

  private static String outcome(String call) {
    return CallOutcome.outcome(CallOutcome.evaluation(SMALL), call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numbers.range(0, 1000000000000)",
        "numbers.range(0, 1e30)",
        "numbers.range_step(0, 1e30, 1)",
        "sprintf(\"%999999d%999999d%999999d%999999d%999999d\", [1, 2, 3, 4, 5])",
        "sprintf(\"%.999999f%.999999f%.999999f%.999999f%.999999f\", [1.5, 2.5, 3.5, 4.5, 5.5])",
      })
  void an_answer_that_outgrows_the_budget_stops_the_evaluation(String call) {
    assertThat(outcome(call)).startsWith("error eval_cancel_error: the evaluation ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bits.lsh(1, 99999999999)",
        "bits.lsh(1, 300000)",
        "product([1e30000, 1e30000, 1e30000, 1e30000])",
        "units.parse(\"1e999999\")",
      })
  void numbers_beyond_reason_are_refused(String call) {
    assertThat(outcome(call)).startsWith("error eval_builtin_error: ").endsWith(": number too big");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plus", "mul", "div", "minus", "numbers.range", "bits.or", "format_int"})
  void numbers_that_a_few_characters_make_endless_are_refused(String name) {
    NumberValue two = NumberValue.of(2);
    for (String endless : List.of("1e99999999", "-1.5e99999999")) {
      assertThat(
              CallOutcome.outcome(
                  CallOutcome.evaluation(SMALL), name, NumberValue.parse(endless), two))
          .isEqualTo("error eval_builtin_error: " + name + ": number too big");
    }
  }

  @Test
  void a_pattern_that_repeats_repeats_is_refused_as_in_go() {
    assertThat(outcome("regex.match(\"((x{100}){100}){100}\", \"x\")"))
        .endsWith("error parsing regexp: invalid repeat count: `{100}`");
  }

  @Test
  void a_pattern_of_too_many_steps_is_refused() {
    assertThat(outcome("regex.is_valid(\"" + "(a{900})".repeat(100) + "\")")).isEqualTo("false");
    assertThat(outcome("regex.match(\"" + "(a{900})".repeat(100) + "\", \"x\")"))
        .contains("expression too large");
  }

  @Test
  void groups_nested_too_deep_are_refused() {
    String open = "(".repeat(2_000);
    String close = ")".repeat(2_000);
    assertThat(outcome("regex.match(\"" + open + close + "\", \"x\")"))
        .contains("expression nests too deeply");
    assertThat(outcome("glob.match(\"" + "{".repeat(2_000) + "\", [], \"x\")"))
        .contains("groups in one another");
  }

  @Test
  void a_large_pattern_on_a_long_text_ends_in_an_error_however_large_the_stack_is() {
    assertThat(
            outcome("regex.match(\"" + "(a?){900}".repeat(5) + "\", \"" + "a".repeat(900) + "\")"))
        .containsAnyOf(
            "the evaluation takes more than its limit", "needs more stack than there is");
  }

  @Test
  void globs_need_no_backtracking() {
    assertThat(
            outcome(
                "glob.match(\"" + "*a".repeat(30) + "*b\", null, \"" + "a".repeat(2_000) + "\")"))
        .isEqualTo("false");
    assertThat(
            outcome(
                "regex.globs_match(\"" + ".*a".repeat(60) + "\", \"" + "a+b*".repeat(60) + "\")"))
        .isIn("true", "false");
  }

  @Test
  void replacing_that_outgrows_the_budget_stops_the_evaluation() {
    String many = "a".repeat(50_000);
    assertThat(outcome("replace(\"" + many + "\", \"a\", \"" + "b".repeat(200) + "\")"))
        .startsWith("error eval_cancel_error: the evaluation needs more memory");
    assertThat(outcome("regex.replace(\"" + many + "\", \"a\", \"" + "b".repeat(200) + "\")"))
        .startsWith("error eval_cancel_error: the evaluation needs more memory");
  }

  @Test
  void a_path_longer_than_the_stack_is_refused() {
    StringBuilder chain = new StringBuilder("{0: [1]");
    for (int node = 1; node < 6_000; node++) {
      chain.append(", ").append(node).append(": [").append(node + 1).append(']');
    }
    String outcome = CallOutcome.outcome("graph.reachable_paths(" + chain.append("}") + ", [0])");
    assertThat(outcome)
        .isEqualTo(
            "error eval_builtin_error: graph.reachable_paths: a path has more than 3000 nodes");
  }
}
