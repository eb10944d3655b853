package dev.gavel.rego.plan.index;

import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tree in which rows are told apart by one subject at a time, the one first that leaves
 * fewest.
 *
 * <p>A row that admits several values stands in several places. How many there may be in all is
 * limited, so that an index is never much larger than its rows.
 */
final class BuildIndex {
  /** Up to so many rows, testing each is as fast as looking for them. */
  private static final int FEW = 8;

  private static final int MOST_COPIES = 16;

  private final int subjects;
  private long room;

  private BuildIndex(int subjects, int rows) {
    this.subjects = subjects;
    this.room = (long) MOST_COPIES * rows;
  }

  static Node of(int subjects, List<RuleIndex.Row> rows) {
    return new BuildIndex(subjects, rows.size()).node(inOrder(rows, List.of()));
  }

  private static List<RuleIndex.Row> inOrder(List<RuleIndex.Row> some, List<RuleIndex.Row> others) {
    List<RuleIndex.Row> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(Comparator.comparingInt(RuleIndex.Row::outcome));
    return all;
  }

  /** The rows, as one subject tells them apart. */
  private record Split(
      int subject,
      Map<Value, List<RuleIndex.Row>> equal,
      TreeMap<String, List<RuleIndex.Row>> prefixes,
      List<RuleIndex.Row> rest) {

    /** How many rows are left on average, where rows are asked for as often as they are there. */
    double left() {
      double places = size(equal.values()) + size(prefixes.values());
      double squares = squares(equal.values()) + squares(prefixes.values());
      return rest.size() + squares / Math.max(1, places);
    }

    private static double size(Collection<List<RuleIndex.Row>> groups) {
      return groups.stream().mapToDouble(List::size).sum();
    }

    private static double squares(Collection<List<RuleIndex.Row>> groups) {
      return groups.stream().mapToDouble(group -> (double) group.size() * group.size()).sum();
    }

    /** For each prefix the longest other one that it starts with, or -1. */
    List<Integer> inner() {
      List<String> sorted = List.copyOf(prefixes.keySet());
      List<Integer> inner = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        int shorter = i - 1;
        while (shorter >= 0 && !sorted.get(i).startsWith(sorted.get(shorter))) {
          shorter = inner.get(shorter);
        }
        inner.add(shorter);
      }
      return inner;
    }

    /** In how many places the rows stand, beside the rest. */
    double places() {
      List<Integer> inner = inner();
      List<List<RuleIndex.Row>> groups = List.copyOf(prefixes.values());
      double[] reached = new double[groups.size()];
      double places = size(equal.values()) + size(groups);
      for (int i = 0; i < reached.length; i++) {
        reached[i] = groups.get(i).size() + (inner.get(i) < 0 ? 0 : reached[inner.get(i)]);
        places += reached[i];
      }
      return places;
    }
  }

  private Node node(List<RuleIndex.Row> rows) {
    Split best = rows.size() <= FEW ? null : best(rows);
    if (best == null || best.places() > room) {
      return new Node.Leaf(rows);
    }
    room -= (long) best.places();
    Map<Value, Node> equal = new HashMap<>();
    best.equal().forEach((value, group) -> equal.put(value, node(group)));
    return new Node.Branch(best.subject(), Map.copyOf(equal), prefixes(best), node(best.rest()));
  }

  private Node.Prefixes prefixes(Split split) {
    if (split.prefixes().isEmpty()) {
      return Node.Prefixes.NONE;
    }
    List<Integer> inner = split.inner();
    List<List<RuleIndex.Row>> reached = new ArrayList<>();
    List<RuleIndex.Row> all = new ArrayList<>();
    for (List<RuleIndex.Row> own : split.prefixes().values()) {
      int shorter = inner.get(reached.size());
      reached.add(shorter < 0 ? own : inOrder(own, reached.get(shorter)));
      all.addAll(own);
    }
    return new Node.Prefixes(
        List.copyOf(split.prefixes().keySet()),
        inner,
        reached.stream().map(this::node).toList(),
        node(inOrder(all, List.of())));
  }

  private @Nullable Split best(List<RuleIndex.Row> rows) {
    Split best = null;
    double least = 0.75 * rows.size();
    for (int subject = 0; subject < subjects; subject++) {
      Split split = split(rows, subject);
      if (split.left() < least) {
        least = split.left();
        best = split;
      }
    }
    return best;
  }

  private static Split split(List<RuleIndex.Row> rows, int subject) {
    Split split = new Split(subject, new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>());
    for (RuleIndex.Row row : rows) {
      switch (row.tests().get(subject)) {
        case Test.OneOf(var values) -> {
          RuleIndex.Row left = without(row, subject);
          values.forEach(value -> add(split.equal(), value, left));
        }
        case Test.StartsWith(String prefix) -> add(split.prefixes(), prefix, without(row, subject));
        case Test.OtherThan _ -> split.rest().add(row);
        case null -> split.rest().add(row);
      }
    }
    return split;
  }

  private static RuleIndex.Row without(RuleIndex.Row row, int subject) {
    Map<Integer, Test> left = new HashMap<>(row.tests());
    left.remove(subject);
    return new RuleIndex.Row(left, row.outcome());
  }

  private static <K> void add(Map<K, List<RuleIndex.Row>> groups, K key, RuleIndex.Row row) {
    groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
  }
}
