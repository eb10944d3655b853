package dev.gavel.cli;

import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.experiments.JsonSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    description =
        "Prints a JSON Schema, by which an editor checks and completes what is being written.",
    footer = {
      "",
      "Example: gavel schema > snapshot.schema.json",
      "A snapshot names it in \"$schema\": \"snapshot.schema.json\".",
      "It knows every operator and its operand; the last word has gavel validate."
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "DOCUMENT",
      description = "${COMPLETION-CANDIDATES}; by default snapshot. Rules are a list or a tree.")
  private Document document = Document.snapshot;

  /** Named as on the command line. */
  enum Document {
    snapshot,
    rules
  }

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(
        switch (document) {
          case snapshot -> JsonSchema.SNAPSHOT.text().stripTrailing();
          case rules -> JsonSchema.RULES.text().stripTrailing();
        });
    return ExitCode.FINE;
  }
}
