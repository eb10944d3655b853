package dev.gavel.cli;

import dev.gavel.cli.rego.DrawnMistakes;
import dev.gavel.cli.regotest.OpaCaseTable;
import dev.gavel.cli.regotest.PolicyPlaces;
import dev.gavel.cli.regotest.PolicyTests;
import dev.gavel.cli.regotest.Tally;
import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A test that does not pass is a failure, and so is what should be a test and cannot be read. */
@Command(
    name = "test",
    description = "Runs the tests of Rego policies, and rule cases on every engine that is there.",
    footer = {
      "",
      "A place with .rego files: every rule test_.. is a test. JSON and YAML files",
      "there are base data, below the folders they lie in.",
      "",
      "A file of rule cases:",
      "  {\"cases\": [{\"note\": \"a US visitor is let in\",",
      "    \"rules\": {\"attribute\": \"country\", \"operator\": \"eq\", \"value\": \"US\"},",
      "    \"context\": {\"country\": \"US\"}, \"want\": true}]}",
      "want is true, false, or \"error\" for rules that must be refused. A case may",
      "say when \"now\" is, and bring the \"segments\" that its rules mention, by name.",
      "",
      "The last line is always N passed, N failed; with JSON on standard output, it",
      "goes to standard error."
    })
final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;
  private int passed;
  private int failed;
  private boolean shortOfCoverage;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "Policies, data, bundles (.tar.gz), files of rule cases, or folders of them.")
  private List<String> places = List.of();

  @Option(names = "--engine", paramLabel = "ID", description = "Runs rule cases on this one only.")
  private @Nullable String engine;

  @Option(
      names = {"-v", "--verbose"},
      description = "Shows the tests that pass, too.")
  private boolean verbose;

  @Option(
      names = "--opa-cases",
      paramLabel = "DIR",
      description = "Runs files of cases in the format of OPA's conformance suite.")
  private @Nullable Path opaCases;

  @Mixin private PolicyTestOptions options = new PolicyTestOptions();

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (places.isEmpty() && opaCases == null) {
      throw CliException.wrongUsage("name a file or a directory of tests");
    }
    boolean empty = false;
    if (opaCases != null) {
      runOpaCases(opaCases);
    }
    if (!places.isEmpty()) {
      empty = runPlaces();
    }
    String closing = "%d passed, %d failed".formatted(passed, failed);
    if (options.printsJson()) {
      terminal.complain(closing);
    } else {
      terminal.print(closing);
    }
    return failed == 0 && !empty && !shortOfCoverage ? ExitCode.FINE : ExitCode.NO;
  }

  private void runOpaCases(Path cases) {
    OpaCaseTable table = new OpaCaseTable(terminal, verbose);
    try {
      table.run(cases, options.dialect());
    } catch (LoadException unreadable) {
      fail(unreadable.getMessage());
    }
    table.print();
    passed += table.passed();
    failed += table.failed();
  }

  /** Whether nothing was found where something must be. */
  private boolean runPlaces() {
    PolicyPlaces found = options.find(places);
    if (found.havePolicies()) {
      runPolicies(found);
    }
    RuleCaseRun cases = new RuleCaseRun(terminal, verbose, engine);
    cases.run(found.cases());
    cases.runAll(found.others());
    passed += cases.passed();
    failed += cases.failed();
    if (passed + failed > 0) {
      return false;
    }
    if (!found.havePolicies()) {
      terminal.complain("gavel: there are no cases in " + String.join(", ", places));
      return true;
    }
    if (options.failsOnEmpty()) {
      terminal.complain("gavel: no tests were run");
    }
    return options.failsOnEmpty();
  }

  private void runPolicies(PolicyPlaces found) {
    try {
      PolicyTests tests = new PolicyTests(terminal, options.settings(verbose));
      Tally tally = tests.run(found, options.builder(terminal));
      passed += tally.passed();
      failed += tally.notPassed();
      shortOfCoverage = tally.isShortOfCoverage();
    } catch (RejectedException refused) {
      fail(DrawnMistakes.of(refused.mistakes()));
    } catch (LoadException unreadable) {
      fail(unreadable.getMessage());
    }
  }

  private void fail(@Nullable String what) {
    failed++;
    terminal.complain("gavel: " + what);
  }
}
