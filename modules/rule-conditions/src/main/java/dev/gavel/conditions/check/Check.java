package dev.gavel.conditions.check;

import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Rule trees to checked trees. What it gives is only of use when there were no mistakes. */
public final class Check {
  /** Segments that mention one another can stand for far more conditions than were written. */
  private static final long MAX_CONDITIONS = 100_000;

  private final Segments segments;
  private final Diagnostics mistakes;
  private long conditions;

  Check(Segments segments, Diagnostics mistakes) {
    this.segments = segments;
    this.mistakes = mistakes;
  }

  /**
   * One list of rules for each source. Sources of one document share its segments, which are
   * checked whether or not anything mentions them.
   */
  public static List<List<CheckedRule>> sources(
      List<? extends Source> sources, Diagnostics mistakes) {
    IdentityHashMap<Map<String, RuleSet>, Segments> documents = new IdentityHashMap<>();
    List<List<CheckedRule>> checked =
        sources.stream()
            .map(
                source ->
                    switch (source) {
                      case Source.Rules(RuleSet rules, Map<String, RuleSet> named) -> {
                        Segments segments =
                            documents.computeIfAbsent(named, _ -> new Segments(named, mistakes));
                        yield new Check(segments, mistakes).rules(rules);
                      }
                      case Source.Policies _ -> {
                        mistakes.error(
                            "unsupported_source",
                            Pointer.ROOT,
                            "this engine compiles rules, not policies",
                            "use the engine rego");
                        yield List.<CheckedRule>of();
                      }
                    })
            .toList();
    documents.values().forEach(Segments::checkAll);
    return checked;
  }

  /** A condition that stands in no tree, and that asks about no segment. */
  public static Checked.Ask alone(Condition condition, Diagnostics mistakes) {
    return new Checked.Ask(
        condition, Operands.question(condition, mistakes), isNegative(condition));
  }

  List<CheckedRule> rules(RuleSet rules) {
    List<CheckedRule> checked =
        rules.rules().stream()
            .map(rule -> new CheckedRule(rule.place(), node(rule.when(), 1)))
            .toList();
    if (conditions > MAX_CONDITIONS) {
      Pointer place = rules.rules().getFirst().place();
      mistakes.error(
          "too_many_conditions",
          place,
          "the rules stand, through segments that mention others, for more than %,d conditions"
              .formatted(MAX_CONDITIONS),
          "mention each segment once");
    }
    return checked;
  }

  long conditions() {
    return conditions;
  }

  /** Trees from the reader are never too deep; trees that a program put together may be. */
  private Checked node(RuleNode node, int depth) {
    if (depth > RuleReader.MAX_DEPTH) {
      mistakes.error(
          "too_deep",
          node.place(),
          "rules are nested more than " + RuleReader.MAX_DEPTH + " deep",
          "flatten them");
      return new Checked.Any(List.of());
    }
    return switch (node) {
      case RuleNode.All all -> new Checked.All(nodes(all.nodes(), depth));
      case RuleNode.Any any -> new Checked.Any(nodes(any.nodes(), depth));
      case RuleNode.Not not -> new Checked.Not(node(not.node(), depth + 1));
      case Condition condition -> condition(condition);
    };
  }

  private List<Checked> nodes(List<RuleNode> nodes, int depth) {
    return nodes.stream().map(node -> node(node, depth + 1)).toList();
  }

  private Checked condition(Condition condition) {
    conditions++;
    Operator operator = condition.operator();
    if (operator.positive() == Operator.IN_SEGMENT) {
      List<Segment> named = segments.of(condition);
      for (Segment segment :
          named) { // stays below the largest long: each is capped at its own check
        conditions = Math.min(conditions + segment.conditions(), MAX_CONDITIONS + 1);
      }
      return new Checked.InSegment(condition, named, operator.isNegative());
    }
    return new Checked.Ask(
        condition, Operands.question(condition, mistakes), isNegative(condition));
  }

  private static boolean isNegative(Condition condition) {
    return condition.operator() == Operator.JSON_PATH
        ? PathOperand.isNegative(condition)
        : condition.operator().isNegative();
  }
}
