package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.plan.PlanException;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a policy holds, it is compiled and asked, or refused with a sentence. */
class HostilePoliciesTest {
  private static final String OPERATORS =
      "import future.keywords.or\nimport future.keywords.and\nimport future.keywords.not\n";
  private static final String TWO = "[p%1$d, p%1$d]";

  static Stream<Arguments> policies() {
    return Stream.of(
        of("a large array", "p := [" + each(100_000, i -> i + ",") + "0]"),
        of("a large object", "p := {" + each(50_000, i -> "\"" + i + "\": 1,") + "}"),
        of("an object of one key", "p := {" + "1: 2,".repeat(100_000) + "}"),
        of("a long text", "p := \"" + "x".repeat(10 << 20) + "\""),
        of("a long raw text", "p := `" + "x\n".repeat(5 << 20) + "`"),
        of("a long number", "p := " + "9".repeat(10 << 20)),
        of("a huge number", "p := 1e999999999"),
        of("a tiny number", "p := 1e-999999999"),
        of("a long name", "p".repeat(10 << 20) + " := 1"),
        of("a long comment", "#" + "x".repeat(10 << 20)),
        of("many comments", "# x\n".repeat(500_000)),
        of("a text without end", "p := \"" + "x".repeat(1_000_000)),
        of("a template without end", "p := $\"" + "x".repeat(1_000_000)),
        of("braces without end", "p := " + "{[".repeat(500_000)),
        of("comprehensions without end", "p := " + "{x|".repeat(300_000)),
        of("wrong escapes", "p := \"" + "\\q".repeat(300_000) + "\""),
        of("null characters", "\0".repeat(300_000)),
        of("half characters", "p := \"" + "\udc00".repeat(1_000) + "\""),
        of("many mistakes", each(10_000, i -> "p%d if { x%d }\n".formatted(i, i))),
        of("many wrong types", each(10_000, i -> "p%d if { 1 == \"a\" }\n".formatted(i))),
        of("a circle", each(5_000, i -> "p%d if p%d\n".formatted(i, (i + 1) % 5_000))),
        of("a long import", "import data" + ".b".repeat(100_000)),
        of("a long reference", "p := input" + ".b".repeat(100_000)),
        of("a reference of many variables", "p if input" + "[_]".repeat(100_000)),
        of("a long head", "p" + ".b".repeat(100_000) + " := 1"),
        of(
            "many loops",
            "p if {\n" + each(3_000, i -> "some x%d in input.xs\n".formatted(i)) + "}"),
        of("many withs", "p if { true " + "with input.x as 1 ".repeat(3_000) + "}"),
        of("many else", "p := 1 if { input.x }" + " else := 2 if { input.y }".repeat(10_000)),
        of("many not", "p if { " + "not ".repeat(10_000) + "true }"),
        of("many in", "p if { 1" + " in [1]".repeat(10_000) + " }"),
        of("many or", OPERATORS + "p if { input.x" + " or input.y".repeat(450) + " }"),
        of("a chain of rules", "p0 := 1\n" + rules(10_000, "p%d")),
        of("a chain of types", "p0 := input\n" + rules(10_000, "[p%d]")),
        of("a chain of sets", "p0 := 1\n" + rules(3_000, "{p%d}") + "q if p3000 == p2999"),
        of("a value that shares its parts", "p0 := input.x\n" + rules(60, TWO)),
        of("a type that shares its parts", "p0 := [1]\n" + rules(40, TWO) + "q := p40 + 1"),
        of(
            "two types that share their parts",
            "p0 := [1]\n%sq0 := [2]\n%sr if p40 == q40"
                .formatted(rules(40, TWO), rules(40, TWO).replace('p', 'q'))),
        of(
            "one rule of many values",
            each(3_000, i -> "p := {\"%d\": 1} if input\n".formatted(i))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  void a_policy_harms_nobody(String what, String rules) {
    assertThat(outcome("package a\n" + rules)).as(what).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("manyExpressions")
  void what_stands_in_a_row_is_not_nested(String source) {
    assertThat(outcome("package a\n" + source)).startsWith("Answer");
  }

  static Stream<String> manyExpressions() {
    return Stream.of(
        each(2_000, i -> "f%d(x) := x\n".formatted(i)),
        each(2_000, i -> "p.k%d := 1\n".formatted(i)),
        OPERATORS + "p if {\n" + "input.x or input.y\n".repeat(2_000) + "}");
  }

  private static String outcome(String source) {
    try {
      return Policies.builder()
          .module("a.rego", source)
          .compile()
          .query("data.a")
          .evaluate(Map.of("x", 1))
          .toString();
    } catch (RejectedException | EvaluationException | PlanException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String rules(int count, String value) {
    return each(count, i -> "p%d := %s\n".formatted(i + 1, value.formatted(i)));
  }

  private static String each(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  private static Arguments of(String what, String rules) {
    return Arguments.of(what, rules);
  }
}
