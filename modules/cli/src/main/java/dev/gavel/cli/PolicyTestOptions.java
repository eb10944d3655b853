package dev.gavel.cli;

import dev.gavel.cli.regotest.PolicyPlaces;
import dev.gavel.cli.regotest.PolicyTests;
import dev.gavel.cli.terminal.CliException;
import dev.gavel.rego.syntax.tree.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How policies are tested; the names are those of {@code opa test}. */
final class PolicyTestOptions {
  /** What results are told as. */
  enum Format {
    PRETTY,
    JSON
  }

  @Option(
      names = {"-r", "--run"},
      paramLabel = "REGEX",
      description = "Runs tests in whose name it is found, as data.authz.test_admin.")
  private String filter = "";

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "pretty or json.",
      converter = FormatName.class)
  private Format format = Format.PRETTY;

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
      converter = Length.class)
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

  @Option(names = "--v0-compatible", description = "Modules are of Rego v0 unless they say else.")
  private boolean old;

  PolicyTestOptions() {}

  /** The words of {@code --format}, in any case. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      try {
        return Format.valueOf(value.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException _) {
        throw new TypeConversionException("'%s' is neither pretty nor json".formatted(value));
      }
    }
  }

  /** Times such as {@code 1m30s}, {@code 2.5s} and {@code 500ms}. */
  static final class Length implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return value.endsWith("ms")
            ? Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)))
            : Duration.parse("PT" + value);
      } catch (IllegalArgumentException | java.time.DateTimeException _) {
        throw new TypeConversionException(
            "'%s' is no length of time such as 500ms, 10s or 1m".formatted(value));
      }
    }
  }

  Dialect dialect() {
    return old ? Dialect.V0 : Dialect.V1;
  }

  boolean printsJson() {
    return format == Format.JSON || covers();
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
        dialect(),
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
