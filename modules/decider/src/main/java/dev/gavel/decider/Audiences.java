package dev.gavel.decider;

import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the rule sets that ask the same, wherever in the document they stand: they are one
 * audience. Experiments tend to share a few of them, and a decision asks each once.
 */
final class Audiences {
  private final Map<List<Object>, Integer> numbers = new HashMap<>();
  private final List<Integer> mentions = new ArrayList<>();

  /** The number of the audience; a new one if nothing asked the same before. */
  int numberOf(RuleSet rules) {
    int number =
        numbers.computeIfAbsent(
            rules.rules().stream().map(Rule::when).map(Audiences::content).toList(),
            _ -> numbers.size());
    if (number == mentions.size()) {
      mentions.add(0);
    }
    mentions.set(number, mentions.get(number) + 1);
    return number;
  }

  /** All audiences by their numbers, when all of them are known. */
  List<Audience> all() {
    List<Audience> audiences = new ArrayList<>(mentions.size());
    int slots = 0;
    for (int number = 0; number < mentions.size(); number++) {
      audiences.add(new Audience(number, mentions.get(number) > 1 ? slots++ : Audience.ALONE));
    }
    return audiences;
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
