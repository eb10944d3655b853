package dev.gavel.rego.plan.index;

import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the blocks of a {@link dev.gavel.rego.plan.Stmt.Candidates} can come to an end,
 * given the values of a few subjects. Several rows may lead to one block, where nothing but their
 * tests made them different.
 *
 * <p>It never changes, and any number of threads may ask.
 */
public final class RuleIndex {
  private final List<Subject> subjects;
  private final List<Row> rows;

  /**
   * A way to a block.
   *
   * @param tests by the number of the subject; all must hold
   */
  public record Row(Map<Integer, Test> tests, int block) {
    public Row {
      tests = Map.copyOf(tests);
    }
  }

  /**
   * An index.
   *
   * @param rows in the order in which their blocks run
   */
  public RuleIndex(List<Subject> subjects, List<Row> rows) {
    this.subjects = List.copyOf(subjects);
    this.rows = List.copyOf(rows);
  }

  /** What to look up before asking. */
  public List<Subject> subjects() {
    return subjects;
  }

  /** The same index over locals that have other numbers. */
  public RuleIndex moved(IntUnaryOperator numbers) {
    return new RuleIndex(
        subjects.stream()
            .map(subject -> new Subject(numbers.applyAsInt(subject.local()), subject.path()))
            .toList(),
        rows);
  }

  public List<Row> rows() {
    return rows;
  }

  /**
   * The numbers of the blocks to run, in this order, each once. The array is shared: nobody writes
   * to it.
   *
   * @param looked the values of the subjects, in their order; null for those that are undefined
   */
  public int[] admitted(@Nullable Value[] looked) {
    int[] admitted = new int[rows.size()];
    Set<Integer> seen = new HashSet<>();
    int size = 0;
    for (Row row : rows) {
      boolean holds =
          row.tests().entrySet().stream()
              .allMatch(test -> Test.holds(test.getValue(), looked[test.getKey()]));
      if (holds && seen.add(row.block())) {
        admitted[size++] = row.block();
      }
    }
    return Arrays.copyOf(admitted, size);
  }

  @Override
  public String toString() {
    return subjects.toString();
  }
}
