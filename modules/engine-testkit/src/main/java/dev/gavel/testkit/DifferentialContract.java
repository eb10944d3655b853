package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.Optional;
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
      @ForAll("rules") Value document, @ForAll("contexts") Value input) {
    RuleSet rules = read(document);
    Outcome wanted = Reference.evaluate(rules, input, false);
    Context context =
        new Context(
            input,
            Instant.EPOCH,
            (condition, actual) ->
                assertThat(Reference.mismatches(condition, input)).as("%s", condition).isTrue());

    assertThat(compiled(rules, EngineConfig.DEFAULT).evaluate(context)).isEqualTo(wanted);
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
      @ForAll("rules") Value document, @ForAll("contexts") Value input) {
    RuleSet rules = read(document);
    Outcome wanted = Reference.evaluate(rules, input, true);
    Outcome answer = compiled(rules, EngineConfig.STRICT).evaluate(Context.of(input));

    assertThat(withoutMessage(answer)).isEqualTo(wanted);
    Statistics.collect(wanted.getClass());
    Statistics.coverage(
        coverage -> coverage.check(Outcome.Failed.class).percentage(share -> share > 3));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void an_explanation_gives_the_answer_and_true_reasons(
      @ForAll("rules") Value document, @ForAll("contexts") Value input, @ForAll boolean strict) {
    RuleSet rules = read(document);
    Context context = Context.of(input);
    Program program = compiled(rules, new EngineConfig(strict));
    Explanation explanation = program.explain(context);

    assertThat(explanation.outcome()).isEqualTo(program.evaluate(context));
    assertThat(Optional.<Place>ofNullable(explanation.matchedRule()))
        .isEqualTo(
            explanation.outcome().isTrue() ? firstThatHolds(rules, input) : Optional.empty());
    assertThat(explanation.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.holds()).isEqualTo(Reference.holds(finding.condition(), input));
              assertThat(finding.verdict()).isEqualTo(verdict(finding, input));
              assertThat(finding.reason()).isNotBlank().hasSizeLessThan(2000);
            });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void rules_are_refused_exactly_when_an_operand_makes_no_sense(
      @ForAll("dubiousRules") Value document) {
    RuleSet rules = read(document);
    boolean accepted = rules.rules().stream().map(Rule::when).allMatch(Reference::accepts);

    assertThat(provider().create(EngineConfig.DEFAULT).compile(new Source.Rules(rules)))
        .isInstanceOf(accepted ? Compilation.Compiled.class : Compilation.Rejected.class);
  }

  @Provide
  Arbitrary<Value> rules() {
    return RuleGenerators.rules();
  }

  @Provide
  Arbitrary<Value> dubiousRules() {
    return RuleGenerators.dubiousRules();
  }

  @Provide
  Arbitrary<Value> contexts() {
    return RuleGenerators.contexts();
  }

  private Program compiled(RuleSet rules, EngineConfig config) {
    return provider().create(config).compile(new Source.Rules(rules)).orThrow();
  }

  private static RuleSet read(Value document) {
    Diagnostics mistakes = new Diagnostics();
    RuleSet rules = new RuleReader(mistakes).rules(document, Place.Pointer.ROOT);
    assertThat(mistakes.errors()).isEmpty();
    return rules;
  }

  private static Outcome withoutMessage(Outcome outcome) {
    return outcome instanceof Outcome.Failed(String code, String _)
        ? new Outcome.Failed(code, "")
        : outcome;
  }

  private static Optional<Place> firstThatHolds(RuleSet rules, Value input) {
    return rules.rules().stream()
        .filter(rule -> Reference.holds(rule.when(), input))
        .<Place>map(Rule::place)
        .findFirst();
  }

  private static Verdict verdict(Finding finding, Value input) {
    if (finding.actual() == null) {
      return Verdict.MISSING;
    }
    if (Reference.mismatches(finding.condition(), input)) {
      return Verdict.MISMATCH;
    }
    return Reference.holds(finding.condition(), input) ? Verdict.TRUE : Verdict.FALSE;
  }
}
