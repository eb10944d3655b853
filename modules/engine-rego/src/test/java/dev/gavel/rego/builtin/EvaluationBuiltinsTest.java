package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Built-ins that depend on the evaluation they run in. */
class EvaluationBuiltinsTest {
  private final List<String> printed = new ArrayList<>();

  private Evaluation evaluation() {
    return new Evaluation(
        Instant.parse("2024-05-06T07:08:09.123456789Z"),
        new Random(7),
        new Budget(Limits.DEFAULT, null),
        Permissions.NONE,
        printed::add);
  }

  @Test
  void chance_is_asked_once_for_each_key() {
    Evaluation during = evaluation();
    String first = CallOutcome.outcome(during, "rand.intn(\"a\", 1000000)");
    assertThat(CallOutcome.outcome(during, "rand.intn(\"a\", 1000000)")).isEqualTo(first);
    assertThat(CallOutcome.outcome(during, "rand.intn(\"a\", -1000000)")).isEqualTo(first);
    assertThat(CallOutcome.outcome(during, "rand.intn(\"b\", 1000000)")).isNotEqualTo(first);
    assertThat(CallOutcome.outcome(during, "rand.intn(\"a\", 1000001)")).isNotEqualTo(first);
  }

  @Test
  void chance_stays_below_its_bound() {
    for (int seed = 0; seed < 100; seed++) {
      String drawn = CallOutcome.outcome(evaluation(), "rand.intn(\"" + seed + "\", 3)");
      assertThat(drawn).isIn("0", "1", "2");
    }
  }

  @Test
  void a_uuid_is_random_once_for_each_key_and_of_version_4() {
    Evaluation during = evaluation();
    String first = CallOutcome.outcome(during, "uuid.rfc4122(\"a\")");
    assertThat(CallOutcome.outcome(during, "uuid.rfc4122(\"a\")")).isEqualTo(first);
    assertThat(CallOutcome.outcome(during, "uuid.rfc4122(\"b\")")).isNotEqualTo(first);
    assertThat(CallOutcome.outcome(during, "uuid.parse(" + first + ")"))
        .isEqualTo("{\"variant\": \"RFC4122\", \"version\": 4}");
  }

  @Test
  void time_stands_still() {
    assertThat(CallOutcome.outcome(evaluation(), "time.now_ns()")).isEqualTo("1714979289123456789");
  }

  @Test
  void print_joins_its_operands_and_shows_what_is_undefined() {
    CallOutcome.outcome(evaluation(), "internal.print([{\"a\"}, set(), {[1, {\"b\"}]}])");
    assertThat(printed).containsExactly("a <undefined> [1, {\"b\"}]");
  }

  @Test
  void print_says_a_line_for_each_of_several_values() {
    CallOutcome.outcome(evaluation(), "internal.print([{1, 2}, {\"x\", \"y\"}])");
    assertThat(printed).containsExactly("1 x", "1 y", "2 x", "2 y");
  }

  @Test
  void a_template_cannot_have_several_values() {
    assertThat(CallOutcome.outcome(evaluation(), "internal.template_string([{1, 2}])"))
        .isEqualTo("error eval_conflict_error: template-strings must not produce multiple outputs");
  }

  @Test
  void trace_says_what_it_is_given() {
    assertThat(CallOutcome.outcome(evaluation(), "trace(\"here\")")).isEqualTo("true");
    assertThat(printed).containsExactly("here");
  }

  @Test
  void walk_gives_pairs_from_the_root_down() {
    assertThat(CallOutcome.outcome(evaluation(), "walk({\"b\": [7], \"a\": {8}})"))
        .isEqualTo(
            "[[[], {\"a\": {8}, \"b\": [7]}], [[\"a\"], {8}], [[\"a\", 8], 8], [[\"b\"], [7]],"
                + " [[\"b\", 0], 7]]");
  }
}
