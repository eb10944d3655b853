package dev.gavel.cli;

import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.EngineProvider;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** {@code gavel} on its own: what to try first. */
@Command(
    name = "gavel",
    description = "Decides who sees what: experiments, targeting rules and policies.",
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = GavelCommand.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:the answer is no, a test failed, or a document has mistakes",
      "2:the command line makes no sense"
    })
final class GavelCommand implements Callable<Integer> {
  private static final String FIRST_STEPS =
      """
      Gavel decides who sees what: experiments, targeting rules and policies.

      Try first:
        gavel demo                                       a service with sample experiments
        gavel match --rules rules.json --context me.json does this context match, and why
        gavel validate config.json                       every mistake in a snapshot
        gavel eval -d policies data.authz.allow          asks policies in Rego

      All commands: gavel --help
      One command:  gavel COMMAND --help\
      """;

  private final Terminal terminal;

  GavelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(FIRST_STEPS);
    return ExitCode.FINE;
  }

  /** What a bug report needs to say. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(Main.class.getModule().getDescriptor())
              .flatMap(ModuleDescriptor::rawVersion)
              .orElse("(unpackaged)");
      List<String> engines = EngineProvider.all().stream().map(EngineProvider::id).toList();
      return new String[] {
        "gavel " + version,
        "java " + Runtime.version(),
        "engines " + (engines.isEmpty() ? "none" : String.join(", ", engines))
      };
    }
  }
}
