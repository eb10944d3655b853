package dev.gavel.cli;

import dev.gavel.cli.rego.GoDuration;
import dev.gavel.cli.rego.PolicyOptions;
import dev.gavel.cli.rego.TextFormat;
import dev.gavel.cli.regotest.PolicyPlaces;
import dev.gavel.cli.regotest.PolicyTests;
import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.syntax.tree.Dialect;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How policies are tested; the names are those of {@code opa test}. */
final class PolicyTestOptions {
  @Option(
      names = {"-r", "--run"},
      paramLabel = "REGEX",
      description = "Runs tests in whose name it is found, as data.authz.test_admin.")
  private String filter = "";

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private TextFormat format = TextFormat.pretty;

  @Option(names = "--var-values", description = "Shows what the terms of a failed test were.")
  private boolean values;

  @Option(
      names = {"-c", "--coverage"},
      description = "Prints as JSON what of the policies the tests come to.")
  private boolean coverage;

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = "Fails when less of the policies is covered.")
  private @Nullable Double threshold;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long a test may take, as 500ms or 1m; ${DEFAULT-VALUE}.",
      defaultValue = "5s",
      converter = GoDuration.class)
  private Duration timeout = Duration.ofSeconds(5);

  @Option(
      names = {"-p", "--parallel"},
      paramLabel = "N",
      description = "How many tests run at once; 0, as many as there are processors.")
  private int parallel;

  @Option(names = "--count", paramLabel = "N", description = "How often the tests run.")
  private int count = 1;

  @Option(names = "--fail-on-empty", description = "Fails when there is no test to run.")
  private boolean failOnEmpty;

  @Option(
      names = "--ignore",
      paramLabel = "PATTERN",
      split = ",",
      description = "Passes over files and folders of these names, as '.*' or '*_draft.rego'.")
  private List<String> ignore = List.of();

  @Option(
      names = {"-b", "--bundle"},
      description = "Takes folders as bundles, where only data.json and data.yaml are data.")
  private boolean bundle;

  @Option(
      names = {"-m", "--max-errors"},
      paramLabel = "N",
      description = "How many mistakes are looked for; 0 is all. By default ${DEFAULT-VALUE}.")
  private int maxErrors = 10;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  PolicyTestOptions() {}

  Dialect dialect() {
    return policies.dialect();
  }

  PoliciesBuilder builder(Terminal terminal) {
    return policies.builder(terminal).mistakeLimit(maxErrors);
  }

  boolean printsJson() {
    return format == TextFormat.json || covers();
  }

  private boolean covers() {
    return coverage || threshold != null;
  }

  boolean failsOnEmpty() {
    return failOnEmpty;
  }

  PolicyPlaces find(List<String> places) {
    return PolicyPlaces.of(places, ignore, bundle);
  }

  private PolicyTests.Report report() {
    if (covers()) {
      return PolicyTests.Report.COVERAGE;
    }
    return printsJson() ? PolicyTests.Report.JSON : PolicyTests.Report.PRETTY;
  }

  private double threshold() {
    double percent = threshold == null ? 0 : threshold;
    if (percent < 0 || percent > 100) {
      throw CliException.wrongUsage("--threshold is a percentage, from 0 to 100");
    }
    return percent;
  }

  PolicyTests.Settings settings(boolean verbose) {
    return new PolicyTests.Settings(
        filter,
        report(),
        verbose,
        values,
        threshold(),
        timeout,
        parallel < 1 ? Runtime.getRuntime().availableProcessors() : parallel,
        Math.max(1, count));
  }
}
