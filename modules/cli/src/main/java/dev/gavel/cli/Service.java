package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.server.GavelServer;
import dev.gavel.server.ServerSettings;
import java.net.BindException;
import java.util.Map;

/** Starts the server from settings, and turns what may go wrong into sentences. */
final class Service {
  private Service() {}

  static ServerSettings settings(Map<String, String> variables) {
    try {
      return ServerSettings.read(variables);
    } catch (IllegalArgumentException wrong) {
      throw CliException.wrongUsage(String.valueOf(wrong.getMessage()));
    }
  }

  static GavelServer start(ServerSettings settings) {
    try {
      return GavelServer.start(settings);
    } catch (RuntimeException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new CliException(
              "%s cannot be listened on: %s; set DECISION_SERVICE_PORT to a port that is free, or to 0"
                  .formatted(address(settings, settings.port()), cause.getMessage()));
        }
        if (cause instanceof IllegalArgumentException) {
          throw new CliException(String.valueOf(cause.getMessage()));
        }
      }
      throw failed;
    }
  }

  /** The sentence that scripts wait for. */
  static String listens(ServerSettings settings, int port) {
    return "Gavel listens on " + address(settings, port);
  }

  /** Where a client on this machine reaches it. */
  static String address(ServerSettings settings, int port) {
    String host =
        switch (settings.host()) {
          case "0.0.0.0", "::", "127.0.0.1", "::1" -> "localhost";
          case String named when named.contains(":") -> "[" + named + "]";
          case String named -> named;
        };
    return "http://" + host + ":" + port;
  }
}
