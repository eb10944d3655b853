package dev.gavel.rego.plan.index;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index. Its answers are outcomes in ascending order, in arrays that nobody writes to
 * any more; most are made once, with the index.
 */
sealed interface Node {
  int[] NONE = {};

  int[] admitted(@Nullable Value[] looked);

  /** Rows that are few, or that nothing tells apart: each is tested. */
  final class Leaf implements Node {
    private final int[] outcomes;
    private final int[][] alone;
    private final int[][] subjects;
    private final Test[][] tests;

    /** The rows are in the order of their outcomes. */
    Leaf(List<RuleIndex.Row> rows) {
      outcomes = rows.stream().mapToInt(RuleIndex.Row::outcome).toArray();
      alone = new int[outcomes.length][];
      subjects = new int[outcomes.length][];
      tests = new Test[outcomes.length][];
      for (int i = 0; i < outcomes.length; i++) {
        Map<Integer, Test> ordered = new TreeMap<>(rows.get(i).tests());
        alone[i] = new int[] {outcomes[i]};
        subjects[i] = ordered.keySet().stream().mapToInt(Integer::intValue).toArray();
        tests[i] = ordered.values().toArray(Test[]::new);
      }
    }

    @Override
    public int[] admitted(@Nullable Value[] looked) {
      int[] found = NONE;
      int size = 0;
      for (int row = 0; row < outcomes.length; row++) {
        if ((size > 0 && found[size - 1] == outcomes[row]) || !passes(row, looked)) {
          continue;
        }
        if (size == 0) {
          found = alone[row];
        } else {
          found = size < found.length ? found : Arrays.copyOf(found, 2 * size);
          found[size] = outcomes[row];
        }
        size++;
      }
      return size == found.length ? found : Arrays.copyOf(found, size);
    }

    private boolean passes(int row, @Nullable Value[] looked) {
      for (int i = 0; i < subjects[row].length; i++) {
        Value value = looked[subjects[row][i]];
        if (value == null || !tests[row][i].passes(value)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Rows told apart by one subject.
   *
   * @param equal the rows that want a value, by that value
   * @param rest those that do not test the subject, or in a way that tells nothing apart
   */
  record Branch(int subject, Map<Value, Node> equal, Prefixes prefixes, Node rest) implements Node {
    @Override
    public int[] admitted(@Nullable Value[] looked) {
      int[] found = rest.admitted(looked);
      Value value = looked[subject];
      if (value == null) {
        return found;
      }
      Node wanting = equal.get(value);
      if (wanting != null) {
        found = both(found, wanting.admitted(looked));
      }
      return both(found, prefixes.of(value).admitted(looked));
    }
  }

  /**
   * Rows that want a string to start in some way.
   *
   * @param sorted the prefixes
   * @param inner for each prefix the longest other one that it starts with, or -1
   * @param rows for each prefix, the rows that want it or one that it starts with
   * @param all for what is no string
   */
  record Prefixes(List<String> sorted, List<Integer> inner, List<Node> rows, Node all) {
    static final Prefixes NONE = new Prefixes(List.of(), List.of(), List.of(), new Leaf(List.of()));

    /** Those that the value starts with, all of them with the longest. */
    Node of(Value value) {
      if (!(value instanceof StringValue string) || sorted.isEmpty()) {
        return all;
      }
      String text = string.text();
      int at = floor(text);
      while (at >= 0 && !text.startsWith(sorted.get(at))) {
        at = inner.get(at);
      }
      return at < 0 ? NONE.all : rows.get(at);
    }

    /** The last prefix that is not behind the text. */
    private int floor(String text) {
      int low = 0;
      int high = sorted.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (sorted.get(middle).compareTo(text) <= 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return high;
    }
  }

  private static int[] both(int[] some, int[] others) {
    if (some.length == 0 || others.length == 0) {
      return some.length == 0 ? others : some;
    }
    int[] both = new int[some.length + others.length];
    int size = 0;
    int a = 0;
    int b = 0;
    while (a < some.length || b < others.length) {
      int next;
      if (b == others.length || (a < some.length && some[a] <= others[b])) {
        next = some[a++];
      } else {
        next = others[b++];
      }
      if (size == 0 || both[size - 1] != next) {
        both[size++] = next;
      }
    }
    return size == both.length ? both : Arrays.copyOf(both, size);
  }
}
