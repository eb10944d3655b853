package dev.gavel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the interface promises by itself; what engines promise, the test kit holds. */
class EngineTest {
  private static final String RULES =
      """
      {"all": [
        {"attribute": "country", "operator": "in", "value": ["US", "CA"]},
        {"not": {"attribute": "age", "operator": "lt", "value": 18}}
      ]}\
      """;

  @Test
  void the_tutorial_of_this_package_holds() {
    Engine engine = withProviders(() -> EngineProvider.named("yes")).create(EngineConfig.DEFAULT);

    Diagnostics mistakes = new Diagnostics();
    RuleSet rules = new RuleReader(mistakes).rules(Value.parse(RULES), Place.Pointer.ROOT);
    assertThat(mistakes.all()).isEmpty();

    Program program =
        switch (engine.compile(new Source.Rules(rules))) {
          case Compilation.Compiled<Program>(Program compiled) -> compiled;
          case Compilation.Rejected<Program>(List<Diagnostic> why) ->
              throw new IllegalStateException(why.toString());
        };

    Outcome outcome = program.evaluate(Context.of(Map.of("country", "US", "age", 41)));
    assertThat(outcome.isTrue()).isTrue();
    assertThat(program.explain(Context.of(Map.of("country", "FR"))).toValue())
        .hasToString("{\"matched\":true,\"matched_rule\":null,\"conditions\":[]}");
  }

  @Test
  void engines_are_found_and_sorted_by_id() {
    assertThat(withProviders(EngineProvider::all))
        .extracting(EngineProvider::id)
        .containsExactly("also", "yes");
  }

  @Test
  void an_engine_that_is_not_there_is_named_beside_those_that_are() {
    assertThatThrownBy(() -> withProviders(() -> EngineProvider.named("rego")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no engine 'rego' on the module path; there is [also, yes]");
    assertThatThrownBy(() -> EngineProvider.named("rego"))
        .hasMessage("there is no engine 'rego' on the module path; there is none at all");
  }

  @Test
  void a_rejected_source_throws_every_mistake() {
    Compilation<Program> rejected =
        new Compilation.Rejected<>(
            List.of(
                Diagnostic.error("a", Place.Pointer.ROOT.item(0), "one", ""),
                Diagnostic.error("b", Place.Pointer.ROOT.item(1), "two", "so")));

    assertThatThrownBy(rejected::orThrow)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("/0: one\n/1: two (so)");
  }

  @Test
  void a_compiled_source_is_its_program() {
    Program program = new YesEngine();

    assertThat(new Compilation.Compiled<>(program).orThrow()).isSameAs(program);
  }

  @Test
  void an_engine_that_shares_nothing_asks_each_program_of_a_panel_alone() {
    Source.Rules source = new Source.Rules(RuleSet.EVERYONE);
    Panel panel = new YesEngine().compileAll(List.of(source, source)).orThrow();
    Hearing hearing = panel.open();
    hearing.about(Context.empty());

    assertThat(panel.size()).isEqualTo(2);
    assertThat(hearing.nextCandidate(0)).isZero();
    assertThat(hearing.nextCandidate(1)).isEqualTo(1);
    assertThat(hearing.nextCandidate(2)).isNegative();
    assertThat(hearing.evaluate(1)).isEqualTo(panel.program(1).evaluate(Context.empty()));
  }

  @Test
  void the_mistakes_of_all_sources_are_told_and_each_once() {
    Diagnostic shared = Diagnostic.error("a", Place.Pointer.ROOT, "one", "");
    Engine engine = source -> new Compilation.Rejected<>(List.of(shared));
    Source.Rules source = new Source.Rules(RuleSet.EVERYONE);

    assertThat(engine.compileAll(List.of(source, source)))
        .isEqualTo(new Compilation.Rejected<Panel>(List.of(shared)));
  }

  @Test
  void only_a_defined_true_is_true() {
    assertThat(new Outcome.Defined(Value.of(true)).isTrue()).isTrue();
    assertThat(Outcome.Defined.of(true)).isEqualTo(Outcome.Defined.TRUE);
    assertThat(Outcome.Defined.of(false).isTrue()).isFalse();
    assertThat(new Outcome.Defined(Value.of("true")).isTrue()).isFalse();
    assertThat(Outcome.Undefined.UNDEFINED.isTrue()).isFalse();
    assertThat(new Outcome.Failed("mismatch", "no").isTrue()).isFalse();
  }

  @Test
  void an_explanation_is_data() {
    Condition told =
        condition("{\"attribute\":\"a\",\"operator\":\"eq\",\"value\":1,\"description\":\"d\"}");
    Condition bare = condition("{\"attribute\":\"b\",\"operator\":\"not_equals\"}");
    Explanation explanation =
        new Explanation(
            Outcome.Defined.TRUE,
            Place.Pointer.ROOT.item(0),
            List.of(
                new Finding(told, Value.of(2), Verdict.FALSE, false, "2 is not 1"),
                new Finding(bare, null, Verdict.MISSING, true, "b is missing")));

    assertThat(explanation.toValue())
        .isEqualTo(
            Value.parse(
                """
                {"matched": true, "matched_rule": "/0", "conditions": [
                  {"place": "/x", "attribute": "a", "operator": "eq", "expected": 1, "actual": 2,
                   "verdict": "false", "holds": false, "reason": "2 is not 1", "description": "d"},
                  {"place": "/x", "attribute": "b", "operator": "neq", "actual": null,
                   "verdict": "missing", "holds": true, "reason": "b is missing"}]}\
                """));
  }

  @Test
  void a_context_has_its_moment_and_may_be_empty() {
    Instant moment = Instant.parse("2026-01-02T03:04:05Z");

    assertThat(Context.of(NullValue.NULL, moment).now()).isEqualTo(moment);
    assertThat(Context.empty().input()).hasToString("{}");
    Context.empty()
        .mismatches()
        .mismatched(condition("{\"attribute\":\"a\",\"operator\":\"eq\"}"), Value.of(1));
  }

  private static Condition condition(String json) {
    return (Condition)
        new RuleReader(new Diagnostics()).tree(Value.parse(json), Place.Pointer.ROOT.member("x"));
  }

  /** With providers on a class path of their own, as an application would have them. */
  private static <T> T withProviders(Supplier<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new ProviderLoader(before, YesEngine.class, YesEngine.Also.class));
    try {
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
