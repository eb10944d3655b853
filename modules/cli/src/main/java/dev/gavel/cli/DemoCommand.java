package dev.gavel.cli;

import ch.qos.logback.classic.Level;
import dev.gavel.cli.log.FirstLineFirst;
import dev.gavel.cli.log.Logs;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.server.GavelServer;
import dev.gavel.server.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "demo",
    description = {
      "Serves sample experiments on this machine, with commands to try.",
      "Needs nothing else, and leaves nothing behind."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int PORTS_TO_TRY = 100;
  private final Terminal terminal;
  private final Map<String, String> variables;

  DemoCommand(Terminal terminal, Map<String, String> variables) {
    this.terminal = terminal;
    this.variables = variables;
  }

  @Override
  public Integer call() throws IOException {
    FirstLineFirst out = Logs.ofService(terminal, Level.WARN);
    try (Foreground process = new Foreground()) {
      DemoFiles files = process.keep(DemoFiles.unpack());
      ServerSettings settings = settings(files);
      GavelServer server = process.keep(Service.start(settings));
      out.open(Service.listens(settings, server.port()));
      terminal.print(toTry(Service.address(settings, server.port()), files.snapshots()));
      process.untilAskedToEnd();
    } finally {
      out.giveUp();
    }
    return ExitCode.FINE;
  }

  private static String toTry(String address, Path samples) {
    return """

    Try, in another terminal:

      What does user-123 in the US see?
        curl -G %1$s/decide -d user_key=user-123 -d env=prod --data-urlencode 'context={"country":"US"}'

      What does maria see, and why?
        curl %1$s/decide -d '{"user_key":"maria","env":"staging","context":{"country":"CA","language":"de"},"explain":true}'

      Does this context match these rules?
        curl %1$s/evaluate -d '{"rules":{"attribute":"age","operator":"gt","value":17},"context":{"age":41},"explain":true}'

    The samples are in %2$s:
    change a config.json, raise the version in it and in the version.json beside it, and ask again.
    Ctrl-C ends the demo and removes them.\
    """
        .formatted(address, samples);
  }

  /** On this machine only, and from a port that is free, beginning with the usual one. */
  private ServerSettings settings(DemoFiles files) {
    Map<String, String> demo = new HashMap<>(variables);
    demo.put("GAVEL_HOST", InetAddress.getLoopbackAddress().getHostAddress());
    demo.put("CONFIG_BASE_URL", files.snapshots().toUri().toString());
    demo.put("GAVEL_STATE_DIR", files.state().toString());
    demo.put("GAVEL_ENVIRONMENTS", String.join(",", DemoFiles.ENVIRONMENTS));
    demo.put("GAVEL_POLL_INTERVAL", "1s");
    int usual = Service.settings(demo).port();
    demo.put("DECISION_SERVICE_PORT", Integer.toString(freePort(usual)));
    return Service.settings(demo);
  }

  private static int freePort(int first) {
    for (int port = first; port < Math.min(first + PORTS_TO_TRY, 65_536); port++) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException _) {
        // taken: the next one
      }
    }
    return 0;
  }
}
