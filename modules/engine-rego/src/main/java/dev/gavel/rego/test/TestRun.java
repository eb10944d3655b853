package dev.gavel.rego.test;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.Request;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Observer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of one test. */
final class TestRun implements Observer {
  private static final int MOST_LINES = 10_000;

  private final TestRule test;
  private final Limits limits;
  private final @Nullable Coverage coverage;
  private final Set<Location> reached = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> printed = new ArrayList<>();
  private final List<ArrayValue> cases = new ArrayList<>();

  TestRun(TestRule test, Limits limits, @Nullable Coverage coverage) {
    this.coverage = coverage;
    this.test = test;
    this.limits = limits;
  }

  static TestResult skipped(TestRule test) {
    return new TestResult(
        test.at(),
        test.pkg(),
        test.name(),
        Outcome.SKIPPED,
        Duration.ZERO,
        List.of(),
        List.of(),
        null,
        List.of());
  }

  TestResult result(Supplier<PreparedQuery> query) {
    Request request = Request.empty().within(limits).printingTo(this::print);
    long start = System.nanoTime();
    try {
      Optional<Value> value = query.get().ask(request, this).value();
      return judged(value.orElse(null), System.nanoTime() - start);
    } catch (RuntimeException broken) {
      return result(Outcome.ERROR, System.nanoTime() - start, List.of(), broken);
    } finally {
      if (coverage != null) {
        coverage.add(reached);
      }
    }
  }

  private TestResult judged(@Nullable Value value, long nanos) {
    if (value == null || !test.hasCases()) {
      boolean passed = BooleanValue.TRUE.equals(value);
      return result(passed ? Outcome.PASSED : Outcome.FAILED, nanos, List.of(), null);
    }
    CaseTree tree = CaseTree.of(value);
    cases.forEach(tree::add);
    return result(tree.failed() ? Outcome.FAILED : Outcome.PASSED, nanos, tree.results(), null);
  }

  private TestResult result(
      Outcome outcome, long nanos, List<CaseResult> results, @Nullable RuntimeException error) {
    return new TestResult(
        test.at(),
        test.pkg(),
        test.name(),
        outcome,
        Duration.ofNanos(nanos),
        printed,
        results,
        error,
        List.of());
  }

  /** What did not hold, found by running the test again while it is watched. */
  List<Failure> failures(PreparedQuery watched, List<CaseResult> results) {
    Trace trace = new Trace(test.at());
    try {
      watched.ask(Request.empty().within(limits), trace);
    } catch (EvaluationException _) {
      return List.of();
    }
    return trace.failures(results);
  }

  private void print(String line) {
    if (printed.size() < MOST_LINES) {
      printed.add(line);
    }
  }

  @Override
  public void reached(Location at) {
    if (coverage != null) {
      reached.add(at);
    }
  }

  @Override
  public void testCase(ArrayValue name) {
    cases.add(name);
  }
}
