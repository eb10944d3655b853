package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.MistakeLine;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Tells every mistake in config snapshots, each with its place.",
    footer = {"", "Example: gavel validate prod/config.json staging/config.json"})
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private int mistakes;
  private int warnings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "A snapshot; - is standard input.")
  private List<String> files = List.of();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    files.forEach(this::validate);
    terminal.print(
        "%s, %s, %s"
            .formatted(
                count(files.size(), "file"),
                count(mistakes, "mistake"),
                count(warnings, "warning")));
    return mistakes == 0 ? ExitCode.FINE : ExitCode.NO;
  }

  private static String count(int count, String noun) {
    return count + " " + (count == 1 ? noun : noun + "s");
  }

  private void validate(String file) {
    try {
      byte[] document = Input.read(file, terminal);
      refuseVersionFile(file, document);
      for (Diagnostic found : new SnapshotCheck().check(document)) {
        if (found.isError()) {
          mistakes++;
        } else {
          warnings++;
        }
        terminal.print(MistakeLine.of(Input.shown(file), found));
      }
    } catch (CliException noSnapshot) {
      mistakes++;
      terminal.print(noSnapshot.getMessage());
    }
  }

  /** The two files of an environment are easily mixed up. */
  private static void refuseVersionFile(String file, byte[] document) {
    try {
      if (JsonReader.read(document) instanceof ObjectValue pointer
          && pointer.has("version")
          && pointer.size() <= 3
          && !pointer.has("experiments")
          && (pointer.size() == 1 || pointer.has("snapshot") || pointer.has("sha256"))) {
        throw new CliException(
            "%s: this only says which version is current; validate the snapshot that belongs to it, config.json beside it or the one that it names"
                .formatted(Input.shown(file)));
      }
    } catch (JsonException _) {
      // told with its place by the check
    }
  }
}
