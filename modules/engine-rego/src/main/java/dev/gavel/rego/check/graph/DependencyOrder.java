package dev.gavel.rego.check.graph;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Orders rules so that each comes after those that it refers to; of equals, the first in place. */
public final class DependencyOrder {
  private static final Comparator<Location> BY_PLACE =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::row)
          .thenComparingInt(Location::column);

  private final RuleGraph graph;
  private final Comparator<Integer> byPlace;
  private final BitSet seen = new BitSet();
  private final List<Integer> order = new ArrayList<>();

  private record Step(int vertex, Iterator<Integer> next) {}

  private DependencyOrder(RuleGraph graph) {
    this.graph = graph;
    this.byPlace = Comparator.comparing((Integer number) -> graph.rule(number).at(), BY_PLACE);
  }

  /** The numbers of the rules. On a circle of rules, the order is that of their places. */
  public static List<Integer> of(RuleGraph graph) {
    DependencyOrder order = new DependencyOrder(graph);
    IntStream.range(0, graph.size()).boxed().sorted(order.byPlace).forEach(order::add);
    return order.order;
  }

  /** The rules, which replaced those of the graph, in order. */
  public static List<Rule> of(RuleGraph graph, List<Rule> numbered) {
    return of(graph).stream().map(numbered::get).toList();
  }

  private void add(int rule) {
    Deque<Step> path = new ArrayDeque<>();
    enter(rule, path);
    while (!path.isEmpty()) {
      Step step = path.peek();
      if (step.next().hasNext()) {
        enter(step.next().next(), path);
      } else {
        path.pop();
        if (step.vertex() < graph.size()) {
          order.add(step.vertex());
        }
      }
    }
  }

  private void enter(int vertex, Deque<Step> path) {
    if (!seen.get(vertex)) {
      seen.set(vertex);
      Iterator<Integer> next =
          vertex < graph.size()
              ? graph.groupsOf(vertex).stream().map(group -> graph.size() + group).iterator()
              : graph.members(vertex - graph.size()).stream().sorted(byPlace).iterator();
      path.push(new Step(vertex, next));
    }
  }
}
