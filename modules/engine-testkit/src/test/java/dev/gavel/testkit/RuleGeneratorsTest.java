package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Source;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.generate.RuleGenerators;
import dev.gavel.testkit.reference.Reference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Rules that never meet a context they match would prove nothing. */
final class RuleGeneratorsTest {

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, seed = "20261121")
  @StatisticsReport(StatisticsReportMode.STANDARD)
  void every_operator_comes_out_true_and_false_often_enough(
      @ForAll("conditions") Value document, @ForAll("scenes") Value scene) {
    Source.Rules source = Documents.source(document);
    Condition condition = (Condition) source.rules().rules().getFirst().when();
    String operator = condition.operator().label();
    boolean holds = Reference.holds(condition, source, Documents.context(scene));

    assertThat(Reference.accepts(source)).isTrue();
    Statistics.label(operator).collect(holds);
    Statistics.label(operator)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 1);
              coverage.check(false).percentage(share -> share > 1);
            });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void sound_sources_are_accepted_and_of_the_dubious_some(
      @ForAll("sources") Value sound, @ForAll("dubiousSources") Value dubious) {
    assertThat(Reference.accepts(Documents.source(sound))).isTrue();
    Statistics.collect(Reference.accepts(Documents.source(dubious)));
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(share -> share > 15);
          coverage.check(false).percentage(share -> share > 15);
        });
  }

  @Provide
  Arbitrary<Value> conditions() {
    return RuleGenerators.conditions();
  }

  @Provide
  Arbitrary<Value> scenes() {
    return RuleGenerators.scenes();
  }

  @Provide
  Arbitrary<Value> sources() {
    return RuleGenerators.sources();
  }

  @Provide
  Arbitrary<Value> dubiousSources() {
    return RuleGenerators.dubiousSources();
  }
}
