package dev.gavel.rego.check.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Numbers the sets of rules that all depend on one another, by Tarjan's algorithm, and so tells
 * whether a rule depends on itself in time linear in the graph. The groups of the graph are
 * vertices too: from a rule to its groups and from a group to its members.
 */
final class Cycles {
  private final RuleGraph graph;
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final BitSet cyclic = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int entered;
  private int components;

  private record Step(int vertex, Iterator<Integer> next) {}

  Cycles(RuleGraph graph) {
    this.graph = graph;
    int size = graph.size() + graph.groupCount();
    index = new int[size];
    low = new int[size];
    component = new int[size];
    for (int vertex = 0; vertex < size; vertex++) {
      if (index[vertex] == 0) {
        search(vertex);
      }
    }
  }

  /** Whether the rule depends on itself. */
  boolean isOnCycle(int rule) {
    return cyclic.get(component[rule]);
  }

  /** Whether both rules are on one cycle. */
  boolean areTogether(int rule, int other) {
    return component[rule] == component[other];
  }

  private void search(int root) {
    Deque<Step> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Step step = path.peek();
      if (step.next().hasNext()) {
        int next = step.next().next();
        if (index[next] == 0) {
          path.push(enter(next));
        } else if (component[next] == 0) {
          low[step.vertex()] = Math.min(low[step.vertex()], index[next]);
        }
      } else {
        path.pop();
        leave(step.vertex());
        if (!path.isEmpty()) {
          int parent = path.peek().vertex();
          low[parent] = Math.min(low[parent], low[step.vertex()]);
        }
      }
    }
  }

  private Step enter(int vertex) {
    index[vertex] = ++entered;
    low[vertex] = entered;
    open.push(vertex);
    return new Step(vertex, successors(vertex).iterator());
  }

  private void leave(int vertex) {
    if (low[vertex] == index[vertex]) {
      components++;
      int size = 0;
      int member;
      do {
        member = open.pop();
        component[member] = components;
        size++;
      } while (member != vertex);
      cyclic.set(components, size > 1);
    }
  }

  private List<Integer> successors(int vertex) {
    if (vertex >= graph.size()) {
      return graph.members(vertex - graph.size());
    }
    List<Integer> groups = new ArrayList<>(graph.groupsOf(vertex));
    groups.replaceAll(group -> graph.size() + group);
    return groups;
  }
}
