package dev.gavel.cli.regotest;

import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.opacases.OpaCases;
import dev.gavel.rego.syntax.tree.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs files of cases in the format of OPA's conformance suite, and counts them by their family.
 */
public final class OpaCaseTable {
  private final Terminal terminal;
  private final boolean verbose;
  private final Map<String, Row> rows = new TreeMap<>();
  private final Row all = new Row();

  /** What is counted of a family. */
  private static final class Row {
    private int passed;
    private int failed;

    private void add(boolean isPass) {
      if (isPass) {
        passed++;
      } else {
        failed++;
      }
    }
  }

  /**
   * A table to be filled.
   *
   * @param verbose whether each failure is told
   */
  public OpaCaseTable(Terminal terminal, boolean verbose) {
    this.terminal = terminal;
    this.verbose = verbose;
  }

  /** Runs the cases of a folder or a file. */
  public void run(Path place, Dialect dialect) {
    OpaCases.run(place, dialect, this::hear);
  }

  private void hear(OpaCases.Outcome outcome) {
    all.add(outcome.passed());
    rows.computeIfAbsent(outcome.family(), _ -> new Row()).add(outcome.passed());
    if (verbose && !outcome.passed()) {
      terminal.print(
          "%s %s %s: %s"
              .formatted(
                  terminal.paint(Terminal.Colour.RED, "FAIL"),
                  outcome.family(),
                  outcome.note(),
                  outcome.failure()));
    }
  }

  /** Prints a line for each family. */
  public void print() {
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    String format = "%-" + Math.max(width, "family".length()) + "s  %6s  %6s";
    terminal.print(format.formatted("family", "passed", "failed"));
    rows.forEach((family, row) -> terminal.print(format.formatted(family, row.passed, row.failed)));
  }

  public int passed() {
    return all.passed;
  }

  public int failed() {
    return all.failed;
  }
}
