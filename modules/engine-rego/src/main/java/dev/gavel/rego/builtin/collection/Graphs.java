package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Ways through documents, and through graphs that are objects of node to neighbours. */
public final class Graphs {
  private Graphs() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "walk", Graphs::walk,
        "graph.reachable", Graphs::reachable,
        "graph.reachable_paths", Graphs::reachablePaths);
  }

  /** All pairs of path and value, from the root down; the caller goes through them. */
  private static Value walk(Evaluation during, Value[] operands) {
    List<Value> pairs = new ArrayList<>();
    walk(during.budget(), ArrayValue.EMPTY, operands[0], pairs);
    return ArrayValue.of(pairs);
  }

  private static void walk(Budget budget, ArrayValue path, Value value, List<Value> pairs) {
    budget.spend(1);
    budget.allocate(80 + 8L * path.size());
    pairs.add(ArrayValue.of(path, value));
    switch (value) {
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          walk(budget, extended(path, NumberValue.of(i)), array.get(i), pairs);
        }
      }
      case ObjectValue object -> {
        for (int rank = 0; rank < object.size(); rank++) {
          int position = object.ranked(rank);
          walk(budget, extended(path, object.key(position)), object.value(position), pairs);
        }
      }
      case SetValue set -> {
        for (Value item : set) {
          walk(budget, extended(path, item), item, pairs);
        }
      }
      default -> {}
    }
  }

  private static ArrayValue extended(ArrayValue path, Value step) {
    List<Value> steps = new ArrayList<>(path.size() + 1);
    steps.addAll(path.asList());
    steps.add(step);
    return ArrayValue.of(steps);
  }

  private static Value reachable(Evaluation during, Value[] operands) {
    ObjectValue graph = Operands.object(operands, 1);
    Set<Value> seen = new TreeSet<>(Value.ORDER);
    List<Value> reached = new ArrayList<>();
    Deque<Value> queue = new ArrayDeque<>();
    for (Value node : Operands.items(operands, 2, "{array, set}")) {
      queue.add(node);
    }
    while (!queue.isEmpty()) {
      during.budget().spend(1);
      Value node = queue.remove();
      Value edges = graph.get(node);
      if (edges != null && seen.add(node)) {
        reached.add(node);
        queue.addAll(neighbours(edges));
      }
    }
    return SetValue.of(reached);
  }

  private static Value reachablePaths(Evaluation during, Value[] operands) {
    ObjectValue graph = Operands.object(operands, 1);
    PathSearch search = new PathSearch(during.budget(), graph);
    for (Value node : Operands.items(operands, 2, "{array, set}")) {
      Value edges = graph.get(node);
      if (edges != null) {
        search.begin(node, neighbours(edges));
      }
    }
    return SetValue.of(search.paths);
  }

  private static List<Value> neighbours(Value edges) {
    return switch (edges) {
      case ArrayValue array -> array.asList();
      case SetValue set -> set.asList();
      default -> List.of();
    };
  }

  /**
   * Goes on from node to node until there is no next one, or one that was passed before, on
   * whichever way. OPA 1.22 forgets what other ways passed; the conformance cases do not.
   */
  private static final class PathSearch {
    /** Far beyond what a policy follows, and well within what a thread's stack holds. */
    private static final int LONGEST = 3_000;

    private final Budget budget;
    private final ObjectValue graph;
    private final List<Value> way = new ArrayList<>();
    private final Set<Value> passed = new TreeSet<>(Value.ORDER);
    private final Set<Value> paths = new TreeSet<>(Value.ORDER);

    PathSearch(Budget budget, ObjectValue graph) {
      this.budget = budget;
      this.graph = graph;
    }

    void begin(Value node, List<Value> neighbours) {
      way.add(node);
      if (neighbours.isEmpty()) {
        end();
      } else {
        for (Value neighbour : neighbours) {
          passed.clear();
          passed.add(node);
          follow(neighbour);
        }
      }
      way.removeLast();
    }

    private void follow(Value node) {
      budget.spend(1);
      Value edges = graph.get(node);
      if (edges == null) {
        end();
        return;
      }
      if (way.size() == LONGEST) {
        throw BuiltinException.failed("a path has more than " + LONGEST + " nodes");
      }
      way.add(node);
      List<Value> neighbours = neighbours(edges);
      if (neighbours.isEmpty()) {
        end();
      }
      for (Value neighbour : neighbours) {
        if (passed.contains(neighbour)) {
          end();
        } else {
          passed.add(node);
          follow(neighbour);
        }
      }
      way.removeLast();
    }

    private void end() {
      budget.allocate(40 + 8L * way.size());
      paths.add(ArrayValue.of(way));
    }
  }
}
