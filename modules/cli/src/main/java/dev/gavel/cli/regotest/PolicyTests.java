package dev.gavel.cli.regotest;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.PrettyJson;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.test.CoverageReport;
import dev.gavel.rego.test.TestResult;
import dev.gavel.rego.test.TestRunner;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Compiles the policies of some places and runs their tests. */
public final class PolicyTests {
  private static final Permissions PERMISSIONS = new Permissions(Set.of(), true, Map.of());

  private final Terminal terminal;
  private final Settings settings;

  /** What is told. */
  public enum Report {
    PRETTY,
    JSON,
    COVERAGE
  }

  /**
   * What is asked for.
   *
   * @param filter a regular expression for the names of tests; empty for all
   * @param values whether a failure is told with what its terms were
   * @param threshold the coverage in percent that is wanted
   * @param count how often the tests run
   */
  public record Settings(
      String filter,
      Report report,
      boolean verbose,
      boolean values,
      double threshold,
      Duration timeout,
      int parallel,
      int count) {}

  public PolicyTests(Terminal terminal, Settings settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  /**
   * Runs them and tells how they came out.
   *
   * @throws RejectedException with all that is wrong with the policies
   * @throws LoadException when something cannot be loaded
   */
  public Tally run(PolicyPlaces places, PoliciesBuilder builder) {
    builder.permissions(PERMISSIONS).tests();
    TestRunner runner = runner(places, builder);
    Tally tally = new Tally();
    for (int i = 0; i < settings.count(); i++) {
      switch (settings.report()) {
        case PRETTY -> pretty(runner, tally);
        case JSON -> json(runner, tally);
        case COVERAGE -> coverage(runner, tally);
      }
    }
    return tally;
  }

  private TestRunner runner(PolicyPlaces places, PoliciesBuilder builder) {
    if (settings.values()) {
      builder.tracing();
    }
    places.load(builder);
    TestRunner runner =
        TestRunner.of(builder.compile()).timeout(settings.timeout()).parallel(settings.parallel());
    if (!settings.filter().isEmpty()) {
      filter(runner);
    }
    if (settings.report() == Report.COVERAGE) {
      runner.covered();
    } else if (settings.values() || settings.verbose()) {
      runner.explained();
    }
    return runner;
  }

  private void filter(TestRunner runner) {
    try {
      runner.filter(settings.filter());
    } catch (IllegalArgumentException broken) {
      throw CliException.wrongUsage(
          "--run '%s' is no regular expression: %s"
              .formatted(settings.filter(), broken.getMessage()));
    }
  }

  private void pretty(TestRunner runner, Tally all) {
    Tally round = new Tally();
    PrettyReport report = new PrettyReport(terminal, settings.verbose(), settings.values());
    runner.run(
        result -> {
          all.add(result);
          round.add(result);
          report.hear(result);
        });
    report.end(round);
  }

  private void json(TestRunner runner, Tally all) {
    JsonReport report = new JsonReport();
    runner.run(
        result -> {
          all.add(result);
          report.hear(result);
        });
    terminal.print(PrettyJson.of(report.results()));
  }

  /** Where tests fail, what they come to says nothing, so they are told instead. */
  private void coverage(TestRunner runner, Tally all) {
    Tally missed = new Tally();
    PrettyReport failures = new PrettyReport(terminal, settings.verbose(), settings.values());
    runner.run(
        result -> {
          all.add(result);
          if (isMissed(result)) {
            missed.add(result);
            failures.hear(result);
          }
        });
    if (missed.notPassed() > 0) {
      failures.end(missed);
      return;
    }
    CoverageReport report = runner.coverage();
    if (report.coverage() < settings.threshold()) {
      terminal.complain(
          CoverageText.belowThreshold(report, settings.threshold(), settings.verbose()));
      all.fallShort();
    } else {
      terminal.print(PrettyJson.of(CoverageText.json(report)));
    }
  }

  private static boolean isMissed(TestResult result) {
    return switch (result.outcome()) {
      case FAILED, ERROR -> true;
      case PASSED, SKIPPED -> false;
    };
  }
}
