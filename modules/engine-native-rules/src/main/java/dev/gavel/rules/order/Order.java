package dev.gavel.rules.order;

import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rules.normalise.Normal;
import dev.gavel.rules.question.Question;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts each group by what its nodes cost, so that a cheap condition spares the dear ones behind
 * it. Costs are rough and relative: what counts is their order. Nodes of equal cost stay as
 * written.
 */
public final class Order {
  private Order() {}

  public static Normal cheapFirst(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> new Normal.All(sorted(nodes));
      case Normal.Any(List<Normal> nodes) -> new Normal.Any(sorted(nodes));
      case Normal.Ask _, Normal.Constant _ -> node;
    };
  }

  private static List<Normal> sorted(List<Normal> nodes) {
    return nodes.stream()
        .map(Order::cheapFirst)
        .sorted(Comparator.comparingInt(Order::cost))
        .toList();
  }

  private static int cost(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> cost(nodes);
      case Normal.Any(List<Normal> nodes) -> cost(nodes);
      case Normal.Ask(Condition condition, Question question, _) ->
          cost(question) + (condition.attribute().name().contains(".") ? 1 : 0);
      case Normal.Constant _ -> 0;
    };
  }

  private static int cost(List<Normal> nodes) {
    return nodes.stream().mapToInt(Order::cost).sum() + 1;
  }

  private static int cost(Question question) {
    return switch (question) {
      case Question.Equals(Value operand) -> isNested(operand) ? 8 : 1;
      case Question.Greater _, Question.Less _ -> 2;
      case Question.OneOf _ -> 3;
      case Question.Contains _ -> 6;
    };
  }

  private static boolean isNested(Value operand) {
    return operand instanceof ArrayValue || operand instanceof ObjectValue;
  }
}
