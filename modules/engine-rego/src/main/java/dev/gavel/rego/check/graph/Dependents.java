package dev.gavel.rego.check.graph;

import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the rules whose values change when those that a reference means are replaced. */
public final class Dependents {
  private final RuleGraph graph;
  private final List<List<Integer>> referring;
  private final List<List<Integer>> containing;

  public Dependents(RuleGraph graph) {
    this.graph = graph;
    referring = lists(graph.groupCount());
    containing = lists(graph.size());
    for (int rule = 0; rule < graph.size(); rule++) {
      for (int group : graph.groupsOf(rule)) {
        referring.get(group).add(rule);
      }
    }
    for (int group = 0; group < graph.groupCount(); group++) {
      for (int rule : graph.members(group)) {
        containing.get(rule).add(group);
      }
    }
  }

  private static List<List<Integer>> lists(int count) {
    return Stream.generate(() -> (List<Integer>) new ArrayList<Integer>()).limit(count).toList();
  }

  /** The paths, up to where they are known, of the rules that are meant and of their dependents. */
  public List<Ref> paths(Ref ref) {
    BitSet seenGroups = new BitSet();
    BitSet seen = new BitSet();
    Deque<Integer> next = new ArrayDeque<>();
    graph.tree().possible(ref, true).forEach(rule -> next.push(graph.number(rule)));
    while (!next.isEmpty()) {
      int rule = next.pop();
      if (!seen.get(rule)) {
        seen.set(rule);
        for (int group : containing.get(rule)) {
          if (!seenGroups.get(group)) {
            seenGroups.set(group);
            referring.get(group).forEach(next::push);
          }
        }
      }
    }
    return seen.stream().mapToObj(this::knownPath).distinct().toList();
  }

  private Ref knownPath(int rule) {
    Ref path = RuleTree.path(graph.module(rule), graph.rule(rule));
    List<Term> parts = path.parts();
    int end =
        IntStream.range(1, parts.size())
            .filter(i -> !Terms.isGround(parts.get(i)))
            .findFirst()
            .orElse(parts.size());
    return new Ref(path.at(), parts.subList(0, end));
  }
}
