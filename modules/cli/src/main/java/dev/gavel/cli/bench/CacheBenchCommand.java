package dev.gavel.cli.bench;

import dev.gavel.cli.bench.Trace.Scale;
import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.PrettyJson;
import dev.gavel.cli.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "cache",
    description = "Measures the cache beside a map, bare Caffeine and Redis.",
    footer = {
      "",
      "Examples:",
      "  gavel bench cache",
      "  gavel bench cache --redis redis://localhost:6379 --seconds 20 -f json",
      "",
      "Two tables: how fast a read is that finds its key, and what share of reads does.",
      "Without --redis, a redis-server on the PATH is started on a free port and stopped;",
      "on Debian: apt install redis-server. A quiet machine gives better figures."
    })
public final class CacheBenchCommand implements Callable<Integer> {
  private static final int LONGEST = 3_600;

  private final Terminal terminal;
  private final Map<String, String> variables;

  /** Named as on the command line. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description = "The Redis to measure, as redis://:password@host:6379; rediss: is TLS.")
  private @Nullable URI redis;

  @Option(
      names = {"-s", "--seconds"},
      paramLabel = "N",
      description =
          "How long reads are timed; ${DEFAULT-VALUE}. The hit ratios take some seconds more.")
  private int seconds = 30;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private Format format = Format.text;

  public CacheBenchCommand(Terminal terminal, Map<String, String> variables) {
    this.terminal = terminal;
    this.variables = variables;
  }

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > LONGEST) {
      throw CliException.wrongUsage("--seconds is from 1 to %,d".formatted(LONGEST));
    }
    Optional<RedisServer> server =
        redis == null ? RedisServer.start(variables) : Optional.of(RedisServer.at(checked(redis)));
    try {
      BenchReport report =
          new BenchReport(
              race(server), server.isPresent(), HitRatios.ofAll(Scale.FULL), Scale.FULL);
      terminal.print(format == Format.json ? PrettyJson.of(report.json()) : report.text());
    } finally {
      server.ifPresent(RedisServer::close);
    }
    return ExitCode.FINE;
  }

  private static URI checked(URI address) {
    if (!List.of("redis", "rediss").contains(String.valueOf(address.getScheme()))
        || address.getHost() == null) {
      throw CliException.wrongUsage("--redis is an address such as redis://localhost:6379");
    }
    return address;
  }

  private List<Speed> race(Optional<RedisServer> server) {
    Keys keys = Keys.make();
    List<Contender> contenders = new ArrayList<>(InProcess.holding(keys));
    if (server.isEmpty()) {
      return run(contenders, keys);
    }
    try (InRedis inRedis = new InRedis(server.get().address(), keys)) {
      contenders.addAll(inRedis.contenders());
      return run(contenders, keys);
    }
  }

  private List<Speed> run(List<Contender> contenders, Keys keys) {
    return new Race(contenders, keys, Duration.ofSeconds(seconds)).run();
  }
}
