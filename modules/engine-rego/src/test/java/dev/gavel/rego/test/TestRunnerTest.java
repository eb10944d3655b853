package dev.gavel.rego.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.EvaluationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestRunnerTest {
  private static TestRunner runner(String... modules) {
    return TestRunner.of(policies(modules));
  }

  private static Policies policies(String... modules) {
    var builder = Policies.builder().data(Map.of("limit", 3)).tests().tracing();
    for (int i = 0; i < modules.length; i++) {
      builder.module("m" + i + ".rego", modules[i]);
    }
    return builder.compile();
  }

  private static List<String> outcomes(String... modules) {
    return runner(modules).run().stream()
        .map(result -> result.fullName() + " " + result.outcome())
        .toList();
  }

  private static TestResult only(String... modules) {
    List<TestResult> results = runner(modules).run();
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  @Test
  void a_test_passes_when_it_is_true_and_fails_when_it_is_anything_else() {
    assertThat(
            outcomes(
                """
                package a
                test_true if true
                test_false := false
                test_undefined if input.x
                test_text := "yes"
                test_set contains 1
                test_else if false
                else := true
                default test_default := true
                helper if true
                """))
        .containsExactly(
            "data.a.test_true PASSED",
            "data.a.test_false FAILED",
            "data.a.test_undefined FAILED",
            "data.a.test_text FAILED",
            "data.a.test_set FAILED",
            "data.a.test_else PASSED",
            "data.a.test_default PASSED");
  }

  @Test
  void a_test_to_do_is_passed_over() {
    assertThat(outcomes("package a\ntodo_test_x if 1 == 2"))
        .containsExactly("data.a.todo_test_x SKIPPED");
  }

  @Test
  void a_test_may_lie_below_a_rule() {
    assertThat(outcomes("package a\nroles.test_x if true\nroles.other if true"))
        .containsExactly("data.a.roles.test_x PASSED");
  }

  @Test
  void each_rule_of_a_name_is_a_test() {
    assertThat(outcomes("package a\ntest_x if true\ntest_x if false", "package a\ntest_x if true"))
        .containsExactly(
            "data.a.test_x PASSED", "data.a.test_x#01 FAILED", "data.a.test_x#02 PASSED");
  }

  @Test
  void cases_are_told_by_their_names_also_where_they_fail() {
    TestResult result =
        only(
            """
            package a
            test_sum[case.name] if {
              some case in [
                {"name": "right", "a": 1, "sum": 2},
                {"name": "wrong", "a": 2, "sum": 5},
              ]
              sum := case.a + case.a
              sum == case.sum
            }
            """);
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.cases())
        .containsExactly(
            new CaseResult("right", false, List.of()), new CaseResult("wrong", true, List.of()));
  }

  @Test
  void cases_have_cases() {
    TestResult result =
        only(
            """
            package a
            test_all[a][b] if {
              some a in ["x", "y"]
              some b in [1, 2]
              a != "y"
            }
            """);
    assertThat(result.cases())
        .extracting(CaseResult::name, CaseResult::failed, one -> one.cases().size())
        .containsExactly(tuple("x", false, 2), tuple("y", true, 2));
  }

  @Test
  void a_test_with_cases_and_none_of_them_passes() {
    assertThat(outcomes("package a\ntest_x[name] if some name in input.names"))
        .containsExactly("data.a.test_x PASSED");
  }

  @Test
  void an_evaluation_that_breaks_off_is_an_error() {
    TestResult result = only("package a\ntest_x if p == 1\np := 1 if true\np := 2 if true");
    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.error())
        .isInstanceOfSatisfying(
            EvaluationException.class,
            error -> assertThat(error.code()).isEqualTo(EvaluationException.CONFLICT));
  }

  @Test
  void a_function_is_no_test_and_the_others_run() {
    List<TestResult> results = runner("package a\ntest_f(x) if x\ntest_x if true").run();
    assertThat(results)
        .extracting(TestResult::outcome)
        .containsExactly(Outcome.ERROR, Outcome.PASSED);
    assertThat(results.getFirst().error()).isInstanceOf(RejectedException.class);
  }

  @Test
  void the_failure_of_a_built_in_makes_a_test_undefined() {
    assertThat(outcomes("package a\ntest_x if not to_number(\"a\")\ntest_y if 1 / 0 == 1"))
        .containsExactly("data.a.test_x PASSED", "data.a.test_y FAILED");
  }

  @Test
  void what_is_printed_belongs_to_its_test() {
    List<TestResult> results =
        runner("package a\ntest_x if print(\"x is\", data.limit)\ntest_y if print(\"y\")").run();
    assertThat(results)
        .extracting(TestResult::printed)
        .containsExactly(List.of("x is 3"), List.of("y"));
  }

  @Test
  void a_filter_looks_for_the_expression_in_the_whole_name() {
    TestRunner runner = runner("package a\ntest_x if true", "package b\ntest_x if true");
    assertThat(runner.filter("^data\\.b\\.").run())
        .extracting(TestResult::fullName)
        .containsExactly("data.b.test_x");
    assertThatThrownBy(() -> runner.filter("[")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_test_has_only_so_much_time() {
    TestRunner runner =
        runner(
            """
            package a
            test_slow if {
              some x in numbers.range(1, 3000)
              some y in numbers.range(1, 3000)
              x * y < 0
            }
            """);
    assertThat(runner.timeout(Duration.ofMillis(20)).run())
        .extracting(TestResult::outcome)
        .containsExactly(Outcome.ERROR);
  }

  @Test
  void a_failure_is_explained_by_the_expression_that_was_tried_last() {
    TestResult result =
        runner(
                """
                package a
                test_x if {
                  x := 2
                  limit == x
                  x > 10
                }
                limit := data.limit
                """)
            .explained()
            .run()
            .getFirst();
    Failure failure = result.failures().getFirst();
    assertThat(failure.at().text()).isEqualTo("limit == x");
    assertThat(failure.values())
        .extracting(known -> known.at().text(), Failure.Known::value)
        .containsExactly(tuple("limit", Value.of(3)), tuple("x", Value.of(2)));
  }

  @Test
  void a_failure_is_explained_for_each_case() {
    TestResult result =
        runner(
                """
                package a
                test_x[name] if {
                  some name in ["p", "q"]
                  every v in [1, 2] {
                    v < 2
                  }
                }
                """)
            .explained()
            .run()
            .getFirst();
    assertThat(result.failures())
        .extracting(Failure::path, failure -> failure.at().text())
        .containsExactly(tuple(List.of("p"), "v < 2"), tuple(List.of("q"), "v < 2"));
  }

  @Test
  void coverage_tells_heads_and_expressions_that_were_reached() {
    TestRunner runner =
        runner(
                """
                package a
                p if {
                  input.x == 1
                  input.y == 2
                }
                q if input.z
                """,
                "package a\ntest_x if not p with input as {\"x\": 2}")
            .covered();
    runner.run();
    CoverageReport report = runner.coverage();
    FileCoverage file = report.files().get("m0.rego");
    assertThat(file).isNotNull();
    assertThat(file.covered()).contains(new Range(3, 3, 3, 15));
    assertThat(file.notCovered())
        .contains(new Range(2, 1, 2, 2), new Range(4, 3, 4, 15), new Range(6, 1, 6, 2));
    assertThat(report.files().get("m1.rego").coverage()).isEqualTo(100);
    assertThat(report.coverage()).isBetween(30.0, 50.0);
  }

  @Test
  void coverage_must_be_asked_for_first() {
    TestRunner runner = runner("package a\ntest_x if true");
    assertThatThrownBy(runner::coverage).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void many_tests_run_side_by_side_and_are_told_in_order() {
    StringBuilder module = new StringBuilder("package a\nsquare(x) := x * x\n");
    for (int i = 0; i < 300; i++) {
      module.append("test_%03d if square(%d) == %d\n".formatted(i, i, i * i));
    }
    List<TestResult> results = runner(module.toString()).parallel(4).run();
    assertThat(results).hasSize(300).allMatch(TestResult::passed);
    assertThat(results).extracting(TestResult::name).isSorted();
  }
}
