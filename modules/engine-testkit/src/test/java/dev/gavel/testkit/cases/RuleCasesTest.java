package dev.gavel.testkit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.cases.RuleCase.Failed;
import dev.gavel.testkit.cases.RuleCase.Passed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleCasesTest {

  @Test
  void a_case_has_its_note_its_context_and_its_moment() {
    RuleCases file =
        read(
            "{'cases': [{'note': 'n', 'rules': [], 'context': {'a': 1}, 'want': true, 'now': 5},"
                + " {'want': 'error', 'now': '2026-03-08T02:30:00-05:00'}, {'want': false}]}");

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.cases())
        .extracting(RuleCase::name)
        .containsExactly("n", "/cases/1", "/cases/2");
    assertThat(file.cases())
        .extracting(test -> test.context().now())
        .containsExactly(
            Instant.ofEpochMilli(5), Instant.parse("2026-03-08T07:30:00Z"), Instant.EPOCH);
    assertThat(file.cases())
        .extracting(test -> test.context().input())
        .containsExactly(Value.parse("{\"a\": 1}"), ObjectValue.EMPTY, ObjectValue.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                         | wrong_shape  | ``
          {'cases': {}}                              | wrong_shape  | ``
          {'cases': [{'want': true}, 7]}             | wrong_shape  | /cases/1
          {'cases': [{'rules': []}]}                 | missing_want | /cases/0
          {'cases': [{'want': 'maybe'}]}             | wrong_want   | /cases/0/want
          {'cases': [{'want': null}]}                | wrong_want   | /cases/0/want
          {'cases': [{'want': true, 'segments': []}]} | wrong_segments | /cases/0/segments
          {'cases': [{'want': true, 'now': 'noon'}]} | wrong_now    | /cases/0/now
          {'cases': [{'want': true, 'now': 1.5}]}    | wrong_now    | /cases/0/now
          {'cases': [{'want': true, 'now': 1e999}]}  | wrong_now    | /cases/0/now
          {'cases': [{'want': true, 'now': []}]}     | wrong_now    | /cases/0/now
          """)
  void a_malformed_file_is_told_by_its_place(String json, String code, String place) {
    assertThat(read(json).mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.isError()).isTrue();
              assertThat(mistake.code()).isEqualTo(code);
              assertThat(mistake.place()).hasToString(place);
            });
  }

  @Test
  void a_file_that_is_no_json_is_told_by_line_and_column() {
    assertThat(read("{'cases':\n [{'want': true}").mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.code()).isEqualTo("invalid_json");
              assertThat(mistake.place()).isInstanceOf(Place.Text.class);
            });
  }

  @Test
  void the_good_cases_of_a_bad_file_still_run() {
    RuleCases file =
        read("{'cases': [7, {'want': true}, {'want': 1}, {'want': false, 'wants': 1}]}");

    assertThat(file.cases()).extracting(RuleCase::name).containsExactly("/cases/1", "/cases/3");
    assertThat(file.mistakes())
        .extracting(Diagnostic::code)
        .containsExactly("wrong_shape", "wrong_want", "unknown_field");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false"})
  void a_case_passes_when_the_answer_is_as_wanted(String want, boolean answer) {
    assertThat(run(want, new Compilation.Compiled<>(answering(Outcome.Defined.of(answer)))))
        .isEqualTo(new Passed());
  }

  @Test
  void a_case_that_wants_an_error_passes_when_the_rules_are_refused() {
    assertThat(run("'error'", rejected())).isEqualTo(new Passed());
    assertThat(run("'error', 'rules': 'nonsense'", compiled(true))).isEqualTo(new Passed());
  }

  @Test
  void a_failure_says_in_a_line_what_was_wanted_what_came_and_why() {
    assertThat(run("false", compiled(true)))
        .isEqualTo(
            new Failed("wanted false, but the answer was true, since 1 equals 1 (a eq: true)"));
    assertThat(run("'error'", compiled(true)))
        .isEqualTo(new Failed("wanted error, but the rules were taken, and the answer was true"));
    assertThat(run("true", rejected()))
        .isEqualTo(new Failed("wanted true, but the rules were refused: /x: two lines (hint)"));
    assertThat(run("true", new Compilation.Compiled<>(answering(new Outcome.Failed("c", "m")))))
        .isEqualTo(new Failed("wanted true, but the evaluation failed: c: m"));
    assertThat(run("true", new Compilation.Compiled<>(answering(Outcome.Undefined.UNDEFINED))))
        .isEqualTo(new Failed("wanted true, but the answer was undefined"));
  }

  @Test
  void segments_are_read_beside_the_rules_with_their_places() {
    Diagnostics mistakes = new Diagnostics();
    RuleCase test =
        read("{'cases': [{'want': true, 'segments': {"
                + "'beta': {'attribute': 'a', 'operator': 'eq', 'value': 1}, 'all': [],"
                + "'a/b': [7]}}]}")
            .cases()
            .getFirst();

    assertThat(test.source(mistakes).segments()).containsOnlyKeys("beta", "all", "a/b");
    assertThat(mistakes.errors())
        .extracting(mistake -> mistake.place().toString())
        .containsExactly("/cases/0/segments/a~1b/0");
  }

  @Test
  void an_engine_that_throws_fails_the_case_and_nothing_else() {
    Engine broken =
        source -> {
          throw new IllegalStateException("broken " + source.getClass().getSimpleName());
        };

    assertThat(only("true").runOn(broken))
        .isEqualTo(
            new Failed(
                "wanted true, but the engine threw"
                    + " java.lang.IllegalStateException: broken Rules"));
  }

  private static RuleCase.Result run(String want, Compilation<Program> compilation) {
    return only(want).runOn((Source _) -> compilation);
  }

  private static RuleCase only(String want) {
    return read("{'cases': [{'want': " + want + "}]}").cases().getFirst();
  }

  private static RuleCases read(String json) {
    return RuleCases.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static Compilation<Program> compiled(boolean answer) {
    return new Compilation.Compiled<>(answering(Outcome.Defined.of(answer)));
  }

  private static Compilation<Program> rejected() {
    return new Compilation.Rejected<>(
        List.of(Diagnostic.error("code", new Pointer("/x"), "two\nlines", "hint")));
  }

  /** A program that is sure of its answer, as no engine is. */
  private static Program answering(Outcome outcome) {
    return new Program() {
      @Override
      public Outcome evaluate(Context context) {
        return outcome;
      }

      @Override
      public Explanation explain(Context context) {
        Condition condition =
            new Condition(
                Pointer.ROOT,
                AttributePath.of("a"),
                Operator.EQ,
                Value.of(1),
                ObjectValue.EMPTY,
                "");
        return new Explanation(
            outcome,
            null,
            List.of(new Finding(condition, Value.of(1), Verdict.TRUE, true, "1 equals 1")));
      }
    };
  }
}
