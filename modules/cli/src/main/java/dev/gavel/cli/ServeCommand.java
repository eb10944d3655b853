package dev.gavel.cli;

import ch.qos.logback.classic.Level;
import dev.gavel.cli.log.FirstLineFirst;
import dev.gavel.cli.log.Logs;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.server.GavelServer;
import dev.gavel.server.ServerSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;

@Command(
    name = "serve",
    description = {
      "Answers decisions over HTTP until it is told to end.",
      "The first line on standard output says where it listens. SIGTERM drains and ends it."
    })
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> variables;

  private ServeCommand(Terminal terminal, Map<String, String> variables) {
    this.terminal = terminal;
    this.variables = variables;
  }

  /** With the settings in its help, which are only read when somebody asks for it. */
  static CommandLine commandLine(Terminal terminal, Map<String, String> variables) {
    CommandLine serve = new CommandLine(new ServeCommand(terminal, variables));
    serve.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> listOfSettings());
    return serve;
  }

  private static String listOfSettings() {
    return ServerSettings.all().stream()
        .map(
            setting ->
                "  %s=%s%n      %s%n"
                    .formatted(setting.name(), setting.usual(), setting.description()))
        .collect(Collectors.joining("", "%nSettings are environment variables:%n".formatted(), ""));
  }

  @Override
  public Integer call() throws IOException {
    ServerSettings settings = Service.settings(variables);
    FirstLineFirst out = Logs.ofService(terminal, Level.INFO);
    try (Foreground process = new Foreground()) {
      GavelServer server = process.keep(Service.start(settings));
      out.open(firstLine(Service.listens(settings, server.port())));
      process.untilAskedToEnd();
    } finally {
      out.giveUp();
    }
    return ExitCode.FINE;
  }

  /** As every line after it: text for a person, JSON for a program. */
  private String firstLine(String sentence) {
    return terminal.interactive()
        ? sentence
        : ObjectValue.builder()
            .put("time", StringValue.of(Instant.now().toString()))
            .put("level", StringValue.of(Level.INFO.toString()))
            .put("logger", StringValue.of(ServeCommand.class.getName()))
            .put("message", StringValue.of(sentence))
            .build()
            .toString();
  }
}
