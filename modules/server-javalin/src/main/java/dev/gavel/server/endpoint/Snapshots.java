package dev.gavel.server.endpoint;

import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Environments;
import dev.gavel.server.http.Problem;

/** The snapshot that a request names by its environment, or the reason why there is none. */
final class Snapshots {
  private static final int SHOWN = 60;

  private Snapshots() {}

  static CompiledSnapshot of(Environments environments, String name) {
    return switch (environments.find(name)) {
      case Environments.Lookup.Found(CompiledSnapshot snapshot) -> snapshot;
      case Environments.Lookup.NotLoaded(String known) ->
          throw Problem.of(
                  503,
                  "config_unavailable",
                  "no config was loaded yet for the environment " + known)
              .asException();
      case Environments.Lookup.Unknown(String unknown, var configured) ->
          throw Problem.of(
                  404,
                  "unknown_environment",
                  "there is no environment %s; there is %s"
                      .formatted(shortened(unknown), String.join(", ", configured)))
              .asException();
    };
  }

  private static String shortened(String name) {
    return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "...";
  }
}
