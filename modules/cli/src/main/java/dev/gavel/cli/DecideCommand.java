package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.PrettyJson;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "decide",
    description = "Decides what a user sees, without a service: the answer of GET /decide.",
    footer = {
      "",
      "Example: gavel decide --user user-123 --env prod --context '{\"country\": \"US\"}' \\",
      "           --snapshot config.json"
    })
final class DecideCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> variables;

  @Option(names = "--user", required = true, paramLabel = "KEY", description = "Who asks.")
  private String user = "";

  @Option(
      names = "--env",
      required = true,
      paramLabel = "ENV",
      description = "The environment, such as prod.")
  private String environment = "";

  @Option(
      names = "--context",
      paramLabel = "JSON|@FILE",
      defaultValue = "{}",
      description = "What is known of the user: a JSON object, or @ and a file that holds one.")
  private String context = "";

  @ArgGroup private @Nullable Origin origin;

  @Option(names = "--explain", description = "Says of each experiment why.")
  private boolean explain;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Decides as if it were this moment, as in 2026-11-21T09:30:00Z.")
  private @Nullable Instant at;

  @Option(
      names = "--pretty",
      negatable = true,
      description =
          "JSON with a line for each field, or all on one (default: as suits the output).")
  private @Nullable Boolean pretty;

  /** Where the snapshot comes from: one of these, or where the service would look. */
  static final class Origin {
    @Option(
        names = "--snapshot",
        required = true,
        paramLabel = "FILE",
        description = "The snapshot to decide on; - is standard input.")
    private @Nullable String file;

    @Option(
        names = "--config",
        required = true,
        paramLabel = "BASE_URL",
        description = "Where snapshots are published (default: CONFIG_BASE_URL, as gavel serve).")
    private @Nullable String base;
  }

  DecideCommand(Terminal terminal, Map<String, String> variables) {
    this.terminal = terminal;
    this.variables = variables;
  }

  @Override
  public Integer call() {
    if (user.isEmpty()) {
      throw CliException.wrongUsage("--user needs a key that is not empty");
    }
    DecisionRequest request = DecisionRequest.of(user, Input.contextArgument(context, terminal));
    print(decide(snapshot(), request));
    return ExitCode.FINE;
  }

  private CompiledSnapshot snapshot() {
    Map<String, String> asked = new HashMap<>(variables);
    if (origin != null && origin.base != null) {
      asked.put("CONFIG_BASE_URL", origin.base);
    }
    SnapshotFinder finder = new SnapshotFinder(environment, Service.settings(asked));
    return origin != null && origin.file != null
        ? finder.inFile(origin.file, terminal)
        : finder.published();
  }

  private byte[] decide(CompiledSnapshot snapshot, DecisionRequest request) {
    InstantSource clock = at == null ? InstantSource.system() : InstantSource.fixed(at);
    Decider decider = new Decider(clock, new DecisionCounts());
    JsonWriter answer =
        explain
            ? decider.explain(snapshot, request).toJson()
            : decider.decide(snapshot, request).toJson();
    return answer.toBytes();
  }

  private void print(byte[] json) {
    if (pretty == null ? terminal.interactive() : pretty) {
      terminal.print(PrettyJson.of(JsonReader.read(json)));
    } else {
      terminal.print(json);
    }
  }
}
