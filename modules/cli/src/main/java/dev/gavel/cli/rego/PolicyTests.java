package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.PrettyJson;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.load.LoadException;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.test.TestRunner;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Compiles the policies of some places and runs their tests. */
public final class PolicyTests {
  private static final Permissions PERMISSIONS = new Permissions(Set.of(), true, Map.of());

  private final Terminal terminal;
  private final Settings settings;

  /**
   * What is asked for.
   *
   * @param filter a regular expression for the names of tests; empty for all
   * @param json whether results are told as JSON
   * @param values whether a failure is told with what its terms were
   * @param count how often the tests run
   */
  public record Settings(
      Dialect dialect,
      String filter,
      boolean verbose,
      boolean json,
      boolean values,
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
  public Tally run(PolicyPlaces places) {
    PoliciesBuilder builder =
        Policies.builder().dialect(settings.dialect()).permissions(PERMISSIONS).tests();
    if (settings.values()) {
      builder.tracing();
    }
    places.load(builder);
    TestRunner runner =
        TestRunner.of(builder.compile()).timeout(settings.timeout()).parallel(settings.parallel());
    if (!settings.filter().isEmpty()) {
      runner.filter(settings.filter());
    }
    Tally tally = new Tally();
    for (int i = 0; i < settings.count(); i++) {
      run(runner, tally);
    }
    return tally;
  }

  private void run(TestRunner runner, Tally all) {
    if (settings.json()) {
      JsonReport report = new JsonReport();
      runner.run(
          result -> {
            all.add(result);
            report.hear(result);
          });
      terminal.print(PrettyJson.of(report.results()));
      return;
    }
    Tally round = new Tally();
    PrettyReport report = new PrettyReport(terminal, settings.verbose());
    runner.run(
        result -> {
          all.add(result);
          round.add(result);
          report.hear(result);
        });
    report.end(round);
  }
}
