package dev.gavel.cli;

import ch.qos.logback.classic.Level;
import dev.gavel.server.GavelServer;
import dev.gavel.server.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
  private static final String TRY =
      """

      Try, in another terminal:

      # What does user-123 in the US see?
      curl -G %1$s/decide -d user_key=user-123 -d env=prod --data-urlencode 'context={"country":"US"}'

      # And why does somebody else see something else?
      curl %1$s/decide -H 'Content-Type: application/json' -d '{"user_key": "maria", "env": "staging", "explain": true, "context": {"country": "CA", "language": "de", "plan": "basic", "tags": ["beta"], "age": 34}}'

      # Do these rules match this context?
      curl %1$s/evaluate -H 'Content-Type: application/json' -d '{"rules": {"all": [{"attribute": "country", "operator": "in", "value": ["US", "CA"]}, {"not": {"attribute": "age", "operator": "lt", "value": 18}}]}, "context": {"country": "US", "age": 41}, "explain": true}'

      The samples are in %2$s: change one, raise the version in it and in the version.json beside it, and ask again.
      Ctrl-C ends the demo and removes them.\
      """;

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
      terminal.print(TRY.formatted(Service.address(settings, server.port()), files.snapshots()));
      process.untilAskedToEnd();
    } finally {
      out.giveUp();
    }
    return ExitCode.FINE;
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
