package dev.gavel.rego.plan.index;

import static java.util.stream.Collectors.joining;

import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the blocks of a {@link dev.gavel.rego.plan.Stmt.Candidates} can come to an end,
 * given the values of a few subjects.
 *
 * <p>Rows, each with its tests, lead to outcomes, and outcomes to blocks. Rows that stand side by
 * side and differ by nothing but their tests have one outcome; outcomes that differ by nothing but
 * a constant have one block, which finds the constant in a local. So a thousand rules may have one
 * block between them.
 *
 * <p>It never changes, and any number of threads may ask.
 */
public final class RuleIndex {
  private static final int MOST_PRINTED = 20;

  private final List<Subject> subjects;
  private final List<Row> rows;
  private final List<Outcome> outcomes;
  private final Node root;

  /**
   * A way to an outcome.
   *
   * @param tests by the number of the subject; all must hold
   */
  public record Row(Map<Integer, Test> tests, int outcome) {
    public Row {
      tests = Map.copyOf(tests);
    }
  }

  /**
   * What to do.
   *
   * @param value what the block finds in the local for it; null when it needs none
   */
  public record Outcome(int block, @Nullable Value value) {}

  public RuleIndex(List<Subject> subjects, List<Row> rows, List<Outcome> outcomes) {
    this(
        List.copyOf(subjects),
        List.copyOf(rows),
        List.copyOf(outcomes),
        BuildIndex.of(subjects.size(), rows));
  }

  private RuleIndex(List<Subject> subjects, List<Row> rows, List<Outcome> outcomes, Node root) {
    this.subjects = subjects;
    this.rows = rows;
    this.outcomes = outcomes;
    this.root = root;
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
        rows,
        outcomes,
        root);
  }

  /**
   * The numbers of the outcomes, in ascending order, in which their blocks are to be run. The array
   * is shared: nobody writes to it.
   *
   * @param looked the values of the subjects, in their order; null for those that are undefined
   */
  public int[] admitted(@Nullable Value[] looked) {
    return root.admitted(looked);
  }

  /** Whether it does better than to make each test in turn. */
  public boolean choosesFast() {
    return root instanceof Node.Branch;
  }

  public int block(int outcome) {
    return outcomes.get(outcome).block();
  }

  public @Nullable Value value(int outcome) {
    return outcomes.get(outcome).value();
  }

  @Override
  public String toString() {
    String text = rows.stream().limit(MOST_PRINTED).map(this::text).collect(joining("; "));
    return rows.size() <= MOST_PRINTED ? text : text + "; and so on, in all " + rows.size();
  }

  private String text(Row row) {
    Outcome outcome = outcomes.get(row.outcome());
    String tests =
        new TreeMap<>(row.tests())
            .entrySet().stream()
                .map(test -> subjects.get(test.getKey()) + " " + test.getValue())
                .collect(joining(", ", "{", "}"));
    return tests + ": " + outcome.block() + (outcome.value() == null ? "" : " " + outcome.value());
  }
}
