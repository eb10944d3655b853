package dev.gavel.cli;

import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Prints a script that completes gavel's commands and options with the tab key.",
    footer = {
      "",
      "For this session:  source <(gavel completion bash)",
      "For each session:  put that line into ~/.bashrc, or ~/.zshrc for zsh"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final CommandLine gavel;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  /** Named as on the command line. */
  enum Shell {
    bash,
    zsh
  }

  CompletionCommand(Terminal terminal, CommandLine gavel) {
    this.terminal = terminal;
    this.gavel = gavel;
  }

  @Override
  public Integer call() {
    terminal.print(
        switch (shell) {
          case bash, zsh -> AutoComplete.bash(gavel.getCommandName(), gavel); // it suits both
        });
    return ExitCode.FINE;
  }
}
