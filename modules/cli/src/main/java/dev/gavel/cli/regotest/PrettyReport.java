package dev.gavel.cli.regotest;

import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.test.CaseResult;
import dev.gavel.rego.test.Failure;
import dev.gavel.rego.test.TestResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells people how tests came out, in the words of {@code opa test}: what did not pass as it comes,
 * then what did not hold there, and the counts.
 */
final class PrettyReport {
  private static final String RULER = "-".repeat(80);

  private final Terminal terminal;
  private final boolean verbose;
  private final boolean values;
  private final List<TestResult> failures = new ArrayList<>();
  private String file = "";
  private boolean told;

  PrettyReport(Terminal terminal, boolean verbose, boolean values) {
    this.values = values;
    this.terminal = terminal;
    this.verbose = verbose;
  }

  void hear(TestResult result) {
    if (!result.failures().isEmpty()) {
      failures.add(result);
    }
    if (result.passed() && !verbose) {
      return;
    }
    told = true;
    place(result.at());
    terminal.print(line(result));
    cases(result.cases(), "  ");
    if (!result.printed().isEmpty()) {
      terminal.print("");
      result.printed().forEach(line -> terminal.print("  " + line));
      terminal.print("");
    }
    if (result.error() != null) {
      terminal.print("  " + ErrorText.of(result.error()));
    }
  }

  private void place(Location at) {
    if (!file.isEmpty() && !file.equals(at.file())) {
      terminal.print("");
    }
    file = at.file();
    terminal.print("%s:%d:".formatted(file, at.row()));
  }

  private String line(TestResult result) {
    String line = result.fullName() + ": " + outcome(result);
    return switch (result.outcome()) {
      case SKIPPED -> line;
      case PASSED, FAILED, ERROR -> line + " (" + Elapsed.text(result.duration()) + ")";
    };
  }

  private String outcome(TestResult result) {
    return switch (result.outcome()) {
      case PASSED -> terminal.paint(Terminal.Colour.GREEN, "PASS");
      case FAILED -> terminal.paint(Terminal.Colour.RED, "FAIL");
      case ERROR -> terminal.paint(Terminal.Colour.RED, "ERROR");
      case SKIPPED -> terminal.paint(Terminal.Colour.YELLOW, "SKIPPED");
    };
  }

  private void cases(List<CaseResult> cases, String indent) {
    for (CaseResult one : cases) {
      if (one.failed() || verbose) {
        terminal.print(indent + outcome(one));
        cases(one.cases(), indent + "  ");
      }
    }
  }

  private String outcome(CaseResult one) {
    return one.name()
        + ": "
        + (one.failed()
            ? terminal.paint(Terminal.Colour.RED, "FAIL")
            : terminal.paint(Terminal.Colour.GREEN, "PASS"));
  }

  /** What comes when all tests have run. */
  void end(Tally tally) {
    if (!failures.isEmpty()) {
      terminal.print(RULER);
      terminal.print("FAILURES");
      terminal.print(RULER);
      failures.forEach(this::explain);
    }
    if (told) {
      terminal.print(RULER);
    }
    count("PASS", tally.passed(), tally);
    count("FAIL", tally.failed(), tally);
    count("SKIPPED", tally.skipped(), tally);
    count("ERROR", tally.errors(), tally);
  }

  private void count(String what, int count, Tally tally) {
    if (count > 0) {
      terminal.print("%s: %d/%d".formatted(what, count, tally.total()));
    }
  }

  private void explain(TestResult result) {
    terminal.print(line(result));
    terminal.print("");
    for (Failure failure : result.failures()) {
      String indent = "  ";
      for (String part : failure.path()) {
        terminal.print(indent + part + ": FAIL");
        indent += "  ";
      }
      for (String line : FailureText.lines(failure, values)) {
        terminal.print((indent + line).stripTrailing());
      }
      terminal.print("");
    }
  }
}
