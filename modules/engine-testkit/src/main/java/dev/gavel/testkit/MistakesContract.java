package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every engine of rule trees does with what is wrong: mistakes in rules, and attributes that
 * operators cannot compare.
 */
public abstract class MistakesContract {

  private static final String BOUNDS = "'bounds': 'open'";

  /** A condition's fields, the mistake's code, and its place or where that begins. */
  private record Wrong(String fields, String code, String place) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong("'eq'", "missing_value", ""),
          new Wrong("'starts_with'", "missing_value", ""),
          new Wrong("'time_window'", "missing_value", ""),
          new Wrong("'in_segment'", "missing_value", ""),
          new Wrong("'json_path', 'path': '$', 'compare': 'eq'", "missing_value", ""),
          new Wrong("'in', 'value': 1", "wrong_operand", "/value"),
          new Wrong("'gte', 'value': true", "wrong_operand", "/value"),
          new Wrong("'between', 'value': [1]", "wrong_operand", "/value"),
          new Wrong("'between', 'value': [1, 'a']", "wrong_operand", "/value"),
          new Wrong("'between', 'value': [1, 2], " + BOUNDS, "wrong_option", "/bounds"),
          new Wrong("'contains_i', 'value': 1", "wrong_operand", "/value"),
          new Wrong("'starts_with', 'value': ['a', 1]", "wrong_operand", "/value"),
          new Wrong("'match_regex', 'value': '('", "wrong_operand", "/value"),
          new Wrong("'match_regex', 'value': '(?=a)'", "wrong_operand", "/value"),
          new Wrong("'before', 'value': 'soon'", "wrong_operand", "/value"),
          new Wrong(
              "'after', 'value': '2026-11-21', 'timezone': 'Mars'", "wrong_option", "/timezone"),
          new Wrong("'between_dates', 'value': ['2026-11-21', 'soon']", "wrong_operand", "/value"),
          new Wrong("'contains_all', 'value': 'a'", "wrong_operand", "/value"),
          new Wrong("'array_length', 'value': [1, 2]", "wrong_operand", "/value"),
          new Wrong("'array_length', 'value': 1, 'compare': 'like'", "wrong_option", "/compare"),
          new Wrong("'semver_eq', 'value': '1.2'", "wrong_operand", "/value"),
          new Wrong("'semver_between', 'value': ['1.2.3', 'v2']", "wrong_operand", "/value"),
          new Wrong(
              "'geo_distance', 'value': {'latitude': 91, 'longitude': 0, 'radius': 1}",
              "wrong_operand",
              "/value"),
          new Wrong("'time_window', 'value': {'start': '09:00'}", "wrong_operand", "/value"),
          new Wrong(
              "'time_window', 'value': {'days': ['mon'], 'timezone': 'Mars'}",
              "wrong_operand",
              "/value"),
          new Wrong("'percentage_bucket', 'value': 12.345", "wrong_operand", "/value"),
          new Wrong("'percentage_bucket', 'value': 5, 'salt': 5", "wrong_option", "/salt"),
          new Wrong("'json_path', 'value': 1", "missing_path", ""),
          new Wrong("'json_path', 'value': 1, 'path': 'a['", "wrong_path", "/path"),
          new Wrong(
              "'json_path', 'value': 1, 'path': '$.a', 'compare': 'json_path'",
              "wrong_option",
              "/compare"),
          new Wrong(
              "'json_path', 'value': '1.2', 'path': '$.a', 'compare': 'semver_gt'",
              "wrong_operand",
              "/value"),
          new Wrong("'in_segment', 'value': 1", "wrong_operand", "/value"),
          new Wrong("'in_segment', 'value': 'nowhere'", "unknown_segment", "/value"),
          new Wrong("'not_in_segment', 'value': ['nowhere']", "unknown_segment", "/value"));

  protected MistakesContract() {}

  protected abstract EngineProvider provider();

  @TestFactory
  final Stream<DynamicTest> a_mistake_has_its_code_its_place_and_a_hint() {
    return WRONG.stream()
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.fields(),
                    () ->
                        assertThat(mistakes(condition(wrong)))
                            .singleElement()
                            .satisfies(mistake -> isAsTold(mistake, wrong))));
  }

  private static void isAsTold(Diagnostic mistake, Wrong wrong) {
    assertThat(mistake.isError()).isTrue();
    assertThat(mistake.code()).isEqualTo(wrong.code());
    assertThat(mistake.place().toString()).startsWith("/any/0" + wrong.place());
    assertThat(mistake.message()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
    assertThat(mistake.hint()).isNotBlank();
  }

  private static Source.Rules condition(Wrong wrong) {
    return Documents.rules("{'any': [{'attribute': 'a', 'operator': " + wrong.fields() + "}]}");
  }

  @Test
  final void all_mistakes_are_told_at_once_in_the_order_of_the_document() {
    Source.Rules source =
        Documents.rules(
            """
            [{'conditions': [
              {'attribute': 'country', 'operator': 'in', 'value': 'US'},
              {'attribute': 'plan', 'operator': 'eq'},
              {'any': [{'not': {'attribute': 'age', 'operator': 'gt', 'value': true}},
                       {'attribute': 'version', 'operator': 'semver_gte', 'value': '2.0'},
                       {'operator': 'json_path', 'path': '$[', 'value': 7},
                       {'operator': 'in_segment', 'value': 'nowhere'}]}]},
             {'when': {'attribute': 'age', 'operator': 'between', 'value': [1], 'bounds': 'open'}}]\
            """);

    assertThat(mistakes(source))
        .extracting(mistake -> mistake.place().toString())
        .startsWith("/0/conditions/0/value", "/0/conditions/1")
        .contains(
            "/0/conditions/2/any/0/not/value",
            "/0/conditions/2/any/1/value",
            "/0/conditions/2/any/2/path",
            "/0/conditions/2/any/3/value",
            "/1/when/value",
            "/1/when/bounds")
        .hasSize(8);
  }

  @Test
  final void mistakes_in_segments_are_told_with_those_of_the_rules() {
    Source.Rules source =
        Documents.source(
            Documents.json(
                """
                {'rules': {'all': [{'operator': 'in_segment', 'value': ['beta', 'gone']},
                                   {'attribute': 'a', 'operator': 'in', 'value': 1}]},
                 'segments': {
                   'beta': [{'when': {'attribute': 'a', 'operator': 'gt', 'value': true}}]}}\
                """));

    assertThat(mistakes(source))
        .extracting(mistake -> mistake.place().toString())
        .containsExactlyInAnyOrder(
            "/rules/all/0/value/1", "/rules/all/1/value", "/segments/beta/0/when/value");
  }

  @Test
  final void segments_that_go_round_in_a_circle_are_refused() {
    for (String segments :
        List.of(
            "'s0': {'operator': 'in_segment', 'value': 's0'}",
            "'s0': {'operator': 'in_segment', 'value': ['s1']},"
                + "'s1': {'not': {'operator': 'not_in_segment', 'value': 's0'}}",
            "'s0': {'operator': 'in_segment', 'value': 's1'},"
                + "'s1': [{'conditions': [{'operator': 'in_segment', 'value': ['s2']}]}],"
                + "'s2': {'any': [{'all': []}, {'operator': 'in_segment', 'value': 's1'}]}")) {
      assertThat(mistakes(inSegment("s0", segments)))
          .as(segments)
          .isNotEmpty()
          .extracting(Diagnostic::code)
          .containsOnly("segment_cycle");
    }
  }

  @Test
  final void segments_that_meet_again_are_no_circle() {
    Source.Rules source =
        inSegment(
            "s0",
            "'s0': {'all': [{'operator': 'in_segment', 'value': ['s1', 's2']},"
                + "{'operator': 'in_segment', 'value': 's1'}]},"
                + "'s1': {'operator': 'in_segment', 'value': 's2'},"
                + "'s2': {'attribute': 'a', 'operator': 'eq', 'value': 1}");

    assertThat(mistakes(source)).isEmpty();
  }

  private static Source.Rules inSegment(String name, String segments) {
    return Documents.source(
        Documents.json(
            "{'rules': {'operator': 'in_segment', 'value': '%s'}, 'segments': {%s}}"
                .formatted(name, segments)));
  }

  @Test
  final void rules_that_are_nested_too_deep_are_refused() {
    String deep = "{\"not\":".repeat(65) + "{\"all\":[]}" + "}".repeat(65);
    Diagnostics mistakes = new Diagnostics();
    new RuleReader(mistakes).rules(Value.parse(deep), Pointer.ROOT);

    assertThat(mistakes.errors()).extracting(Diagnostic::code).containsExactly("too_deep");
  }

  @Test
  final void every_operator_is_known_to_mismatch_or_never_to() {
    Set<Operator> mismatching = EnumSet.copyOf(Mismatching.NEVER);
    Mismatching.ALL.forEach(condition -> mismatching.add(condition.operator()));

    assertThat(mismatching).isEqualTo(EnumSet.allOf(Operator.class));
  }

  @TestFactory
  final Stream<DynamicTest> a_mismatch_is_reported_also_through_a_negation() {
    return Mismatching.ALL.stream()
        .map(
            condition ->
                DynamicTest.dynamicTest(
                    condition.fields(),
                    () -> {
                      boolean wanted = condition.operator().isNegative();
                      String negation = "{'not': {'all': [%s]}}".formatted(condition.rule());
                      isReported(condition.rule(), wanted);
                      isReported(negation, !wanted);
                    }));
  }

  private void isReported(String rule, boolean wanted) {
    List<String> heard = new ArrayList<>();
    Context context =
        new Context(
            Documents.json("{'age': true}"),
            Instant.EPOCH,
            (condition, actual) -> heard.add(condition.attribute() + " " + actual));

    Outcome outcome = program(EngineConfig.DEFAULT, rule).evaluate(context);

    assertThat(outcome).as(rule).isEqualTo(Outcome.Defined.of(wanted));
    assertThat(heard).as(rule).containsExactly("age true");
  }

  @TestFactory
  final Stream<DynamicTest> a_mismatch_fails_a_strict_evaluation_and_names_all_there_is_to_know() {
    return Mismatching.ALL.stream()
        .flatMap(
            condition ->
                Stream.of(condition.rule(), "{'not': " + condition.rule() + "}")
                    .map(rule -> DynamicTest.dynamicTest(rule, () -> fails(rule, condition))));
  }

  private void fails(String rule, Mismatching condition) {
    Outcome outcome =
        program(EngineConfig.STRICT, rule).evaluate(Context.of(Documents.json("{'age': true}")));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("mismatch");
              assertThat(failed.message())
                  .contains("age", "true")
                  .containsAnyOf(
                      condition.operator().label(), condition.operator().positive().label());
            });
  }

  @Test
  final void a_strict_failure_names_the_operand_where_it_is_short() {
    Program program =
        program(EngineConfig.STRICT, "{'attribute': 'age', 'operator': 'gt', 'value': 18}");

    assertThat(program.evaluate(Context.of(Documents.json("{'age': 'old'}"))))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).contains("age", "\"old\"", "gt", "18"));
  }

  @Test
  final void a_mismatch_in_a_segment_counts_as_there() {
    Source.Rules source =
        inSegment("s0", "'s0': {'attribute': 'age', 'operator': 'gt', 'value': 18}");
    List<String> heard = new ArrayList<>();
    Context context =
        new Context(
            Documents.json("{'age': 'old'}"),
            Instant.EPOCH,
            (condition, _) -> heard.add(condition.place().toString()));

    assertThat(engine(EngineConfig.DEFAULT).compile(source).orThrow().evaluate(context))
        .isEqualTo(Outcome.Defined.FALSE);
    assertThat(heard).containsExactly("/segments/s0");
    assertThat(engine(EngineConfig.STRICT).compile(source).orThrow().evaluate(context))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  final void a_strict_engine_meets_conditions_in_the_order_of_the_document() {
    Program guarded =
        program(
            EngineConfig.STRICT,
            """
            {'all': [
              {'attribute': 'name', 'operator': 'contains', 'value': 'x'},
              {'attribute': 'age', 'operator': 'gt', 'value': 18},
              {'any': []}]}\
            """);

    assertThat(guarded.evaluate(Context.of(Documents.json("{'name': 'abc', 'age': 'old'}"))))
        .isEqualTo(Outcome.Defined.FALSE);
    assertThat(guarded.evaluate(Context.of(Documents.json("{'name': 'xyz', 'age': 'old'}"))))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  final void a_strict_engine_takes_missing_attributes_as_any_other() {
    for (Mismatching condition : Mismatching.ALL) {
      assertThat(program(EngineConfig.STRICT, condition.rule()).evaluate(Context.empty()))
          .as(condition.fields())
          .isEqualTo(Outcome.Defined.of(condition.operator().isNegative()));
    }
  }

  private Engine engine(EngineConfig config) {
    return provider().create(config);
  }

  private Program program(EngineConfig config, String rules) {
    return engine(config).compile(Documents.rules(rules)).orThrow();
  }

  private List<Diagnostic> mistakes(Source source) {
    return switch (engine(EngineConfig.DEFAULT).compile(source)) {
      case Compilation.Rejected<Program>(List<Diagnostic> mistakes) -> mistakes;
      case Compilation.Compiled<Program> _ -> List.of();
    };
  }
}
