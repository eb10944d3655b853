package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.Source;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.generate.RuleGenerators;
import dev.gavel.testkit.reference.Reference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Rules that never meet a context they match would prove nothing. */
final class RuleGeneratorsTest {

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, seed = "20261121")
  @StatisticsReport(StatisticsReportMode.STANDARD)
  void every_operator_comes_out_true_and_false_often_enough(
      @ForAll("conditions") Tuple3<Operator, Value, Value> drawn) {
    Operator operator = drawn.get1();
    Source.Rules source = Documents.source(drawn.get2());
    Condition condition = (Condition) source.rules().rules().getFirst().when();
    Verdict verdict = Reference.verdict(condition, source, Documents.context(drawn.get3()));

    assertThat(Reference.accepts(source)).isTrue();
    Statistics.label(operator.label()).collect(verdict);
    Statistics.label(operator.label())
        .coverage(
            coverage -> {
              coverage.check(Verdict.TRUE).percentage(share -> share > 4);
              coverage.check(Verdict.FALSE).percentage(share -> share > 4);
            });
  }

  @Provide
  Arbitrary<Tuple3<Operator, Value, Value>> conditions() {
    return Arbitraries.of(Operator.values())
        .flatMap(
            operator ->
                Combinators.combine(RuleGenerators.conditions(operator), RuleGenerators.scenes())
                    .as((source, scene) -> Tuple.of(operator, source, scene)));
  }
}
