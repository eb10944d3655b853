package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.RegoSource;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "parse",
    description = "Prints the syntax tree of a policy in Rego.",
    footer = {"", "Example: gavel parse --format json --json-include locations policy.rego"})
public final class ParseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private boolean locations;
  private boolean comments = true;

  @Parameters(paramLabel = "FILE", description = "A policy (.rego); - is standard input.")
  private String file = "";

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private TextFormat format = TextFormat.pretty;

  @Option(
      names = "--json-include",
      split = ",",
      paramLabel = "PART",
      description = "locations, comments; a - in front leaves them out. By default comments.")
  private List<String> parts = new ArrayList<>();

  @Option(names = "--v0-compatible", description = "Reads Rego as it was before version 1.")
  private boolean old;

  public ParseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    parts.forEach(this::include);
    RegoModule module = RegoFiles.read(file, terminal).parsed(old ? Dialect.V0 : Dialect.V1);
    terminal.print(
        switch (format) {
          case pretty -> RegoSource.tree(module, comments).stripTrailing();
          case json -> OpaJson.pretty(RegoSource.json(module, locations, comments));
        });
    return ExitCode.FINE;
  }

  private void include(String part) {
    switch (part) {
      case "locations" -> locations = true;
      case "-locations" -> locations = false;
      case "comments" -> comments = true;
      case "-comments" -> comments = false;
      default ->
          throw CliException.wrongUsage(
              "--json-include knows locations and comments, not '%s'".formatted(part));
    }
  }
}
