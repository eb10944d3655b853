package dev.gavel.rego.check.graph;

import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Ref;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds ways through the graph, with or without links that depend on values. */
final class Links {
  private final RuleGraph graph;
  private final Cycles cycles;
  private final Map<Integer, List<Reference>> references = new HashMap<>();

  private record Step(int rule, Iterator<Integer> next) {}

  Links(RuleGraph graph, Cycles cycles) {
    this.graph = graph;
    this.cycles = cycles;
  }

  /**
   * A way from the rule back to itself, by certain links if there is one.
   *
   * @return the numbers of the rules on the way, with the rule at both ends
   */
  List<Integer> wayBack(int rule) {
    List<Integer> certain = wayBack(rule, true);
    return certain.isEmpty() ? wayBack(rule, false) : certain;
  }

  private List<Integer> wayBack(int rule, boolean certain) {
    BitSet seenGroups = new BitSet();
    BitSet seen = new BitSet();
    Deque<Step> path = new ArrayDeque<>();
    seen.set(rule);
    path.push(new Step(rule, successors(rule, certain, seenGroups).iterator()));
    while (!path.isEmpty()) {
      Iterator<Integer> next = path.peek().next();
      if (!next.hasNext()) {
        path.pop();
        continue;
      }
      int successor = next.next();
      if (successor == rule) {
        List<Integer> way = new ArrayList<>(path.stream().map(Step::rule).toList());
        Collections.reverse(way);
        way.add(rule);
        return way;
      }
      if (!seen.get(successor) && cycles.areTogether(rule, successor)) {
        seen.set(successor);
        path.push(new Step(successor, successors(successor, certain, seenGroups).iterator()));
      }
    }
    return List.of();
  }

  /** Those that are not known to have been seen through a group as a whole. */
  private List<Integer> successors(int rule, boolean certain, BitSet seenGroups) {
    List<Integer> successors = new ArrayList<>();
    for (Reference reference : references(rule)) {
      boolean whole = !certain || !reference.isOpen();
      for (Ref ref : reference.expanded()) {
        int group = graph.group(ref);
        if (seenGroups.get(group)) {
          continue;
        }
        if (whole) {
          seenGroups.set(group);
          successors.addAll(graph.members(group));
        } else {
          for (int member : graph.members(group)) {
            if (cycles.areTogether(rule, member)
                && new Link(reference, graph.rule(rule)).isCertain(path(member))) {
              successors.add(member);
            }
          }
        }
      }
    }
    return successors;
  }

  /** The first link between two rules that are linked by no certain one; null if one is certain. */
  @Nullable Link uncertain(int from, int to) {
    Link first = null;
    for (Reference reference : references(from)) {
      if (leadsTo(reference, graph.top(to))) {
        Link link = new Link(reference, graph.rule(from));
        if (link.isCertain(path(to))) {
          return null;
        }
        first = first == null ? link : first;
      }
    }
    return first;
  }

  private boolean leadsTo(Reference reference, int top) {
    return reference.expanded().stream()
        .anyMatch(ref -> graph.members(graph.group(ref)).contains(top));
  }

  Ref path(int rule) {
    return RuleTree.path(graph.module(rule), graph.rule(rule));
  }

  private List<Reference> references(int rule) {
    return references.computeIfAbsent(rule, it -> References.in(graph.rule(it)));
  }
}
