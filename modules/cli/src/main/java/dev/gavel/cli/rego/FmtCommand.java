package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.RegoSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fmt",
    description = "Lays out policies in Rego.",
    footer = {
      "",
      "Example: gavel fmt -w policies          lays out every policy there",
      "         gavel fmt -l --fail policies   for a build: which are not laid out?"
    })
public final class FmtCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "Policies (.rego); without any, standard input.")
  private List<String> places = List.of(Input.STANDARD_INPUT);

  @Option(
      names = {"-w", "--write"},
      description = "Changes the files, instead of printing.")
  private boolean write;

  @Option(
      names = {"-l", "--list"},
      description = "Only names the files that would change.")
  private boolean list;

  @Option(
      names = {"-d", "--diff"},
      description = "Only shows what would change.")
  private boolean diff;

  @Option(names = "--fail", description = "Ends with 1 when something would change.")
  private boolean fail;

  @Option(names = "--v0-compatible", description = "Reads and writes Rego before version 1.")
  private boolean old;

  @Option(
      names = {"--v0-v1", "--rego-v1"},
      description = "Reads Rego before version 1, and writes what both versions read.")
  private boolean both;

  public FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (old && both) {
      throw CliException.wrongUsage("--v0-compatible and --v0-v1 exclude each other; give one");
    }
    boolean changed = false;
    for (String place : places) {
      for (String file : RegoFiles.at(place)) {
        changed |= lay(file);
      }
    }
    return changed && fail ? ExitCode.NO : ExitCode.FINE;
  }

  private RegoSource.Style style() {
    return both ? RegoSource.Style.V0_AND_V1 : old ? RegoSource.Style.V0 : RegoSource.Style.V1;
  }

  private boolean lay(String file) {
    RegoSource source = RegoFiles.read(file, terminal);
    String formatted = source.formatted(style());
    boolean changed = !formatted.equals(source.text());
    if (list) {
      if (changed) {
        terminal.print(source.file());
      }
    } else if (diff) {
      if (changed) {
        terminal.print(source.file() + "\n" + LineDiff.of(source.text(), formatted));
      }
    } else if (write && !file.equals(Input.STANDARD_INPUT)) {
      if (changed) {
        overwrite(file, formatted);
      }
    } else if (!fail || !changed) {
      terminal.out().print(formatted);
    } else {
      terminal.complain("gavel: %s is not laid out; gavel fmt -w does it".formatted(source.file()));
    }
    return changed;
  }

  private static void overwrite(String file, String text) {
    try {
      Files.writeString(Path.of(file), text);
    } catch (IOException unwritable) {
      throw new CliException(
          "%s: this cannot be written: %s".formatted(file, unwritable.getMessage()));
    }
  }
}
