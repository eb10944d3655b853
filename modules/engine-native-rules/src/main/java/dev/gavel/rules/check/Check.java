package dev.gavel.rules.check;

import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import java.util.List;

/** Rule trees to checked trees. What it gives is only of use when there were no mistakes. */
public final class Check {
  private final Diagnostics mistakes;

  private Check(Diagnostics mistakes) {
    this.mistakes = mistakes;
  }

  public static List<CheckedRule> rules(RuleSet rules, Diagnostics mistakes) {
    Check check = new Check(mistakes);
    return rules.rules().stream()
        .map(rule -> new CheckedRule(rule.place(), check.node(rule.when(), 1)))
        .toList();
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
      case RuleNode.Condition condition ->
          new Checked.Ask(
              condition, Operands.question(condition, mistakes), isNegative(condition.operator()));
    };
  }

  private List<Checked> nodes(List<RuleNode> nodes, int depth) {
    return nodes.stream().map(node -> node(node, depth + 1)).toList();
  }

  private static boolean isNegative(Operator operator) {
    return switch (operator) {
      case NEQ, NOT_IN -> true;
      case EQ, IN, CONTAINS, GT, LT -> false;
    };
  }
}
