package dev.gavel.rego.test;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.plan.PlanException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rules {@code test_..} of policies that were compiled with {@code tests()}. They are
 * planned together, since they share what they test, and run side by side.
 */
public final class TestRunner {
  private static final long STACK = 64L << 20;

  private final Policies policies;
  private @Nullable Pattern filter;
  private boolean explained;
  private @Nullable Coverage coverage;
  private int parallel = Runtime.getRuntime().availableProcessors();
  private Limits limits = Limits.DEFAULT.withTime(Duration.ofSeconds(5)).withSteps(Long.MAX_VALUE);

  private TestRunner(Policies policies) {
    this.policies = policies;
  }

  public static TestRunner of(Policies policies) {
    return new TestRunner(policies);
  }

  /**
   * Runs only tests in whose name the expression is found, such as {@code data.authz.test_admin}.
   *
   * @throws IllegalArgumentException when it is no regular expression
   */
  public TestRunner filter(String regex) {
    try {
      filter = Pattern.compile(regex);
    } catch (PatternSyntaxException broken) {
      throw new IllegalArgumentException(broken.getMessage(), broken);
    }
    return this;
  }

  /** How many tests run at once; as many as there are processors unless it is said. */
  public TestRunner parallel(int tests) {
    parallel = tests;
    return this;
  }

  /** How long a single test may take. */
  public TestRunner timeout(Duration changed) {
    limits = limits.withTime(changed);
    return this;
  }

  /** Says of each failure what did not hold; tests that fail are run once more for it. */
  public TestRunner explained() {
    explained = true;
    return this;
  }

  /** Notes what the tests come to, which takes longer. */
  public TestRunner covered() {
    coverage = new Coverage();
    return this;
  }

  /** What the tests that have run came to. */
  public CoverageReport coverage() {
    if (coverage == null) {
      throw new IllegalStateException("ask for coverage before the tests run");
    }
    return coverage.report(policies.written());
  }

  /** Runs all tests; the results are in the order of the files and of the rules in them. */
  public List<TestResult> run() {
    List<TestResult> results = new ArrayList<>();
    run(results::add);
    return results;
  }

  /** Runs all tests and gives the results one by one, in the order of the rules. */
  public void run(Consumer<TestResult> heard) {
    List<TestRule> tests = TestRule.in(policies.modules()).stream().filter(this::isWanted).toList();
    Map<String, PreparedQuery> queries = prepared(tests);
    ThreadFactory threads = Thread.ofPlatform().name("rego-test-", 0).stackSize(STACK).factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(parallel, threads)) {
      List<Future<TestResult>> running = new ArrayList<>();
      for (TestRule test : tests) {
        running.add(executor.submit(() -> run(test, queries)));
      }
      running.forEach(result -> heard.accept(done(result)));
    }
  }

  private boolean isWanted(TestRule test) {
    return filter == null || filter.matcher(test.query()).find();
  }

  /** All together if that goes; else each when it runs, so that only the bad ones fail. */
  private Map<String, PreparedQuery> prepared(List<TestRule> tests) {
    List<String> queries =
        tests.stream()
            .filter(test -> !test.isToDo() && !test.isFunction())
            .map(TestRule::query)
            .distinct()
            .toList();
    try {
      return asked().queries(queries);
    } catch (RejectedException | PlanException _) {
      return Map.of();
    }
  }

  private TestResult run(TestRule test, Map<String, PreparedQuery> queries) {
    if (test.isToDo()) {
      return TestRun.skipped(test);
    }
    TestRun run = new TestRun(test, limits, coverage);
    TestResult result =
        run.result(
            () -> {
              PreparedQuery together = queries.get(test.query());
              return together == null ? asked().query(test.query()) : together;
            });
    return explained && result.outcome() == Outcome.FAILED
        ? result.with(run.failures(policies.watched().query(test.query()), result.cases()))
        : result;
  }

  private Policies asked() {
    return coverage == null ? policies : policies.watched();
  }

  private static TestResult done(Future<TestResult> running) {
    try {
      return running.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the tests were interrupted");
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    }
  }
}
