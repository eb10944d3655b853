package dev.gavel.decider;

import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Numbers the audiences of a snapshot: rule sets that ask the same are one audience, wherever in
 * the document they stand. Experiments tend to share a few of them, and a decision asks each once.
 */
final class Audiences {
  private final Map<List<Object>, Integer> numbers = new HashMap<>();

  int numberOf(RuleSet rules) {
    return numbers.computeIfAbsent(
        rules.rules().stream().map(Rule::when).map(Audiences::content).toList(),
        content -> numbers.size());
  }

  int count() {
    return numbers.size();
  }

  /** What a node asks, without its place. */
  private static Object content(RuleNode node) {
    return switch (node) {
      case RuleNode.All all -> group("all", all.nodes());
      case RuleNode.Any any -> group("any", any.nodes());
      case RuleNode.Not not -> group("not", List.of(not.node()));
      case RuleNode.Condition condition -> condition.options();
    };
  }

  private static List<Object> group(String kind, List<RuleNode> nodes) {
    return Stream.concat(Stream.of(kind), nodes.stream().map(Audiences::content)).toList();
  }
}
