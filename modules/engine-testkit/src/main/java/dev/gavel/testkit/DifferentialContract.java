package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.generate.RuleGenerators;
import dev.gavel.testkit.reference.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * Generated rules and contexts, put before an engine and before a plain interpreter: the two must
 * agree. How many is up to {@code jqwik.tries.default}; a failure shrinks to the smallest document.
 */
public abstract class DifferentialContract {

  protected DifferentialContract() {}

  protected abstract EngineProvider provider();

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void an_engine_answers_as_the_interpreter_does(
      @ForAll("sources") Value document, @ForAll("scenes") Value scene) {
    Source.Rules source = Documents.source(document);
    Context context = Documents.context(scene);
    Outcome wanted = Reference.evaluate(source, context, false);
    Context heard =
        new Context(
            context.input(),
            context.now(),
            (condition, actual) ->
                assertThat(Reference.verdict(condition, source, context))
                    .as("%s", condition)
                    .isEqualTo(Explanation.Verdict.MISMATCH));

    assertThat(compiled(source, EngineConfig.DEFAULT).evaluate(heard)).isEqualTo(wanted);
    Statistics.collect(wanted.isTrue());
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(share -> share > 10);
          coverage.check(false).percentage(share -> share > 10);
        });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void a_strict_engine_fails_where_the_interpreter_does(
      @ForAll("sources") Value document, @ForAll("scenes") Value scene) {
    Source.Rules source = Documents.source(document);
    Context context = Documents.context(scene);
    Outcome wanted = Reference.evaluate(source, context, true);

    assertThat(withoutMessage(compiled(source, EngineConfig.STRICT).evaluate(context)))
        .isEqualTo(wanted);
    Statistics.collect(wanted.getClass());
    Statistics.coverage(
        coverage -> coverage.check(Outcome.Failed.class).percentage(share -> share > 3));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void an_explanation_gives_the_answer_and_true_reasons(
      @ForAll("sources") Value document, @ForAll("scenes") Value scene, @ForAll boolean strict) {
    Source.Rules source = Documents.source(document);
    Context context = Documents.context(scene);
    Program program = compiled(source, new EngineConfig(strict));
    Explanation explanation = program.explain(context);

    assertThat(explanation.outcome()).isEqualTo(program.evaluate(context));
    assertThat(Optional.<Place>ofNullable(explanation.matchedRule()))
        .isEqualTo(
            explanation.outcome().isTrue() ? firstThatHolds(source, context) : Optional.empty());
    assertThat(explanation.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.holds())
                  .isEqualTo(Reference.holds(finding.condition(), source, context));
              assertThat(finding.verdict())
                  .isEqualTo(Reference.verdict(finding.condition(), source, context));
              assertThat(finding.reason()).isNotBlank().hasSizeLessThan(2000);
            });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void rules_are_refused_exactly_when_an_operand_or_a_segment_makes_no_sense(
      @ForAll("dubiousSources") Value document) {
    Source.Rules source = Documents.source(document);
    boolean accepted = Reference.accepts(source);

    assertThat(provider().create(EngineConfig.DEFAULT).compile(source))
        .isInstanceOf(accepted ? Compilation.Compiled.class : Compilation.Rejected.class);
    Statistics.collect(accepted);
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(share -> share > 10);
          coverage.check(false).percentage(share -> share > 10);
        });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void programs_that_are_heard_together_answer_as_each_alone(
      @ForAll("panels") Value document,
      @ForAll("audiences") List<Value> scenes,
      @ForAll boolean strict) {
    List<Source.Rules> sources = Documents.sources(document);
    Panel panel = provider().create(new EngineConfig(strict)).compileAll(sources).orThrow();
    Hearing hearing = panel.open();

    assertThat(panel.size()).isEqualTo(sources.size());
    for (Context context : scenes.stream().map(Documents::context).toList()) {
      hearing.about(context);
      List<Integer> candidates = candidates(hearing, sources.size());
      for (int number : everyOneTwice(candidates, sources.size())) {
        Outcome answer = hearing.evaluate(number);
        assertThat(withoutMessage(answer))
            .isEqualTo(Reference.evaluate(sources.get(number), context, strict));
        assertThat(answer).isEqualTo(panel.program(number).evaluate(context));
        assertThat(candidates.contains(number) || answer.equals(Outcome.Defined.FALSE))
            .as("program %s is a candidate or answers false", number)
            .isTrue();
      }
    }
  }

  private static List<Integer> candidates(Hearing hearing, int size) {
    return IntStream.iterate(
            hearing.nextCandidate(0), at -> at >= 0, at -> hearing.nextCandidate(at + 1))
        .peek(at -> assertThat(at).isLessThan(size))
        .limit(size + 1L)
        .boxed()
        .toList();
  }

  /** The candidates, as a caller asks, then backwards all there are. */
  private static List<Integer> everyOneTwice(List<Integer> candidates, int size) {
    IntStream all = IntStream.iterate(size - 1, at -> at >= 0, at -> at - 1);
    return IntStream.concat(candidates.stream().mapToInt(at -> at), all).boxed().toList();
  }

  @Provide
  Arbitrary<Value> sources() {
    return RuleGenerators.sources();
  }

  @Provide
  Arbitrary<Value> dubiousSources() {
    return RuleGenerators.dubiousSources();
  }

  @Provide
  Arbitrary<Value> panels() {
    return RuleGenerators.panels();
  }

  @Provide
  Arbitrary<Value> scenes() {
    return RuleGenerators.scenes();
  }

  @Provide
  Arbitrary<List<Value>> audiences() {
    return RuleGenerators.audiences();
  }

  private Program compiled(Source.Rules source, EngineConfig config) {
    return provider().create(config).compile(source).orThrow();
  }

  private static Outcome withoutMessage(Outcome outcome) {
    return outcome instanceof Outcome.Failed(String code, String _)
        ? new Outcome.Failed(code, "")
        : outcome;
  }

  private static Optional<Place> firstThatHolds(Source.Rules source, Context context) {
    return source.rules().rules().stream()
        .filter(rule -> Reference.holds(rule.when(), source, context))
        .<Place>map(Rule::place)
        .findFirst();
  }
}
