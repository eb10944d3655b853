package dev.gavel.rego.check.graph;

import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which documents change when another is replaced: a rule graph, walked backwards. */
public final class Dependents {
  private final RuleGraph graph;
  private final List<List<Integer>> groupsWith = new ArrayList<>();
  private final List<List<Integer>> referringTo = new ArrayList<>();

  private Dependents(RuleGraph graph) {
    this.graph = graph;
    for (int rule = 0; rule < graph.size(); rule++) {
      groupsWith.add(new ArrayList<>());
    }
    for (int group = 0; group < graph.groupCount(); group++) {
      referringTo.add(new ArrayList<>());
      for (int member : graph.members(group)) {
        groupsWith.get(member).add(group);
      }
    }
    for (int rule = 0; rule < graph.size(); rule++) {
      for (int group : graph.groupsOf(rule)) {
        referringTo.get(group).add(rule);
      }
    }
  }

  public static Dependents of(RuleGraph graph) {
    return new Dependents(graph);
  }

  /**
   * The paths, as far as they are known before they run, of the rules that a reference may mean
   * and of all that depend on these.
   */
  public List<Ref> of(Ref ref) {
    BitSet rules = new BitSet();
    BitSet groups = new BitSet();
    Deque<Integer> next = new ArrayDeque<>(graph.members(graph.group(ref)));
    Set<Ref> paths = new LinkedHashSet<>();
    while (!next.isEmpty()) {
      int rule = next.pop();
      if (rules.get(rule)) {
        continue;
      }
      rules.set(rule);
      paths.add(knownStart(RuleTree.path(graph.module(rule), graph.rule(rule))));
      for (int group : groupsWith.get(rule)) {
        if (!groups.get(group)) {
          groups.set(group);
          next.addAll(referringTo.get(group));
        }
      }
    }
    return List.copyOf(paths);
  }

  private static Ref knownStart(Ref path) {
    List<Term> parts = path.parts();
    for (int i = 1; i < parts.size(); i++) {
      if (!Terms.isGround(parts.get(i))) {
        return new Ref(path.at(), parts.subList(0, i));
      }
    }
    return path;
  }
}
