package dev.gavel.cli.bench;

import dev.gavel.cli.terminal.CliException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "bench",
    description = "Measures parts of Gavel on this machine, beside what else could do their work.",
    synopsisSubcommandLabel = "PART",
    footer = {"", "Example: gavel bench cache"})
public final class BenchCommand implements Callable<Integer> {
  public BenchCommand() {}

  @Override
  public Integer call() {
    throw CliException.wrongUsage("say what to measure, as in gavel bench cache");
  }
}
