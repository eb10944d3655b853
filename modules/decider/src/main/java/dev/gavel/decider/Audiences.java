package dev.gavel.decider;

import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the rule sets that ask the same, wherever in the document they stand: they are one
 * audience. Experiments tend to share a few of them, and a decision asks each once.
 */
final class Audiences {
  private final List<List<Object>> contents = new ArrayList<>();
  private final Map<List<Object>, List<Integer>> programs = new LinkedHashMap<>();

  /** Takes the rules of the next program. */
  void add(RuleSet rules) {
    List<Object> content = rules.rules().stream().map(Rule::when).map(Audiences::content).toList();
    programs.computeIfAbsent(content, _ -> new ArrayList<>()).add(contents.size());
    contents.add(content);
  }

  /** The audience of each program, when all of them are known. */
  List<Audience> all() {
    Map<List<Object>, Audience> audiences = LinkedHashMap.newLinkedHashMap(programs.size());
    int slots = 0;
    for (Map.Entry<List<Object>, List<Integer>> entry : programs.entrySet()) {
      List<Integer> alike = entry.getValue();
      audiences.put(
          entry.getKey(),
          new Audience(alike.getFirst(), alike.size() > 1 ? slots++ : Audience.ALONE));
    }
    return contents.stream().map(audiences::get).toList();
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
