package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.cases.RuleCase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every engine of rule trees answers: the contract's case files, and around them what a case
 * cannot say.
 */
public abstract class EngineContract {
  private static final String ADULTS_OF_NORTH_AMERICA =
      """
      [{"conditions": [
        {"attribute": "country", "operator": "in", "value": ["US", "CA"]},
        {"attribute": "age", "operator": "gt", "value": 17}]}]\
      """;

  protected EngineContract() {}

  protected abstract EngineProvider provider();

  @TestFactory
  final Stream<DynamicContainer> the_rule_cases_come_out_as_wanted() {
    Engine engine = lenient();
    return ContractCases.FILES.stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file,
                    ContractCases.read(file).cases().stream().map(test -> test(test, engine))));
  }

  private static DynamicTest test(RuleCase test, Engine engine) {
    return DynamicTest.dynamicTest(
        test.name(), () -> assertThat(test.runOn(engine)).isEqualTo(new RuleCase.Passed()));
  }

  @Test
  final void every_explanation_ends_in_the_answer() {
    for (Engine engine : List.of(lenient(), strict())) {
      for (RuleCase test : ContractCases.all()) {
        if (engine.compile(test.source(new Diagnostics()))
            instanceof Compilation.Compiled<Program>(Program program)) {
          assertThat(program.explain(test.context()).outcome())
              .as(test.name())
              .isEqualTo(program.evaluate(test.context()));
        }
      }
    }
  }

  @Test
  final void the_provider_is_found_by_its_id() {
    assertThat(EngineProvider.named(provider().id())).hasSameClassAs(provider());
    assertThat(provider().id()).matches("[a-z][a-z0-9-]*");
    assertThat(provider().sources()).contains(Source.Rules.class);
  }

  @Test
  final void an_answer_is_one_of_two_constants() {
    Program program = program(lenient(), ADULTS_OF_NORTH_AMERICA);

    assertThat(program.evaluate(context("{'country': 'US', 'age': 41}")))
        .isSameAs(Outcome.Defined.TRUE);
    assertThat(program.evaluate(Context.empty())).isSameAs(Outcome.Defined.FALSE);
  }

  @Test
  final void an_explanation_names_the_rule_that_matched_and_what_was_looked_at() {
    Program program =
        program(
            lenient(),
            """
            [{"conditions": [{"attribute": "plan", "operator": "eq", "value": "pro"},
                             {"attribute": "age", "operator": "gt", "value": 17}]},
             {"when": {"attribute": "country", "operator": "in", "value": ["US", "CA"]}},
             {"when": {"attribute": "country", "operator": "neq", "value": "DE"}}]\
            """);

    Explanation explanation = program.explain(context("{'age': 'old', 'country': 'FR'}"));

    assertThat(explanation.outcome().isTrue()).isTrue();
    assertThat(explanation.matchedRule()).isEqualTo(new Pointer("/2"));
    assertThat(explanation.findings())
        .extracting(finding -> finding.condition().place().pointer(), Finding::verdict)
        .containsExactly(
            tuple("/0/conditions/0", Verdict.MISSING),
            tuple("/1/when", Verdict.FALSE),
            tuple("/2/when", Verdict.TRUE));
  }

  @Test
  final void an_explanation_stays_short_however_long_the_values_are() {
    String many = ArrayValue.of(IntStream.range(0, 10_000).mapToObj(Value::of).toList()).toString();
    Program program =
        program(lenient(), "{\"attribute\": \"a\", \"operator\": \"in\", \"value\": " + many + "}");
    Value input = ObjectValue.builder().put("a", Value.of("x".repeat(100_000))).build();

    assertThat(program.explain(Context.of(input)).findings().getFirst().reason())
        .hasSizeLessThan(500);
  }

  @Test
  final void no_context_makes_an_evaluation_throw() {
    List<Context> contexts = strangeInputs().stream().map(Context::of).toList();
    for (RuleCase test : ContractCases.all()) {
      if (lenient().compile(test.source(new Diagnostics()))
          instanceof Compilation.Compiled<Program>(Program program)) {
        for (Context context : contexts) {
          assertThatCode(
                  () -> {
                    assertThat(program.evaluate(context)).isNotNull();
                    assertThat(program.explain(context)).isNotNull();
                  })
              .as(test.name())
              .doesNotThrowAnyException();
        }
      }
    }
  }

  private static List<Value> strangeInputs() {
    Value deep = ArrayValue.EMPTY;
    for (int i = 0; i < 100_000; i++) {
      deep = ArrayValue.of(deep);
    }
    ObjectValue.Builder deepEverywhere = ObjectValue.builder();
    for (String name : List.of("a", "age", "country", "tags", "user", "plan", "name")) {
      deepEverywhere.put(name, deep);
    }
    return List.of(
        NullValue.NULL,
        Value.of(true),
        Value.of(1),
        StringValue.of("country"),
        ArrayValue.EMPTY,
        SetValue.of(List.of(StringValue.of("a"))),
        deep,
        deepEverywhere.build(),
        ObjectValue.builder().put(Value.of(1), Value.of("a key that is no string")).build(),
        ObjectValue.builder().put("a", SetValue.of(List.of(Value.of(1)))).build());
  }

  @Test
  final void the_same_question_has_the_same_answer_from_every_program_and_thread()
      throws Exception {
    List<RuleCase> tests = ContractCases.all();
    List<String> alone = answers(tests);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<String>>> work =
          IntStream.range(0, 4)
              .<Callable<List<String>>>mapToObj(_ -> () -> answers(tests))
              .toList();
      for (Future<List<String>> answers : threads.invokeAll(work)) {
        assertThat(answers.get()).isEqualTo(alone);
      }
    }
  }

  private List<String> answers(List<RuleCase> tests) {
    Engine engine = lenient();
    return tests.stream().map(test -> test.runOn(engine).toString()).toList();
  }

  @Test
  final void threads_that_share_a_program_do_not_disturb_one_another() throws Exception {
    Program program = program(lenient(), ADULTS_OF_NORTH_AMERICA);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Long>> work =
          IntStream.range(0, 8).<Callable<Long>>mapToObj(_ -> () -> adultsOf(program)).toList();
      for (Future<Long> adults : threads.invokeAll(work)) {
        assertThat(adults.get()).isEqualTo(820);
      }
    }
  }

  private static long adultsOf(Program program) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> Value.parse("{\"country\": \"CA\", \"age\": %d}".formatted(i % 100)))
        .filter(input -> program.evaluate(Context.of(input)).isTrue())
        .filter(input -> program.explain(Context.of(input)).outcome().isTrue())
        .count();
  }

  private Engine lenient() {
    return provider().create(EngineConfig.DEFAULT);
  }

  private Engine strict() {
    return provider().create(EngineConfig.STRICT);
  }

  private static Program program(Engine engine, String rules) {
    return engine.compile(Documents.rules(rules)).orThrow();
  }

  private static Context context(String json) {
    return Context.of(Documents.json(json));
  }
}
