package dev.gavel.cli.bench;

import dev.gavel.cli.terminal.CliException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Redis that is measured: one that runs somewhere, or one that this process starts and stops.
 */
final class RedisServer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final URI address;
  private final Optional<Process> own;

  private RedisServer(URI address, Optional<Process> own) {
    this.address = address;
    this.own = own;
  }

  static RedisServer at(URI address) {
    return new RedisServer(address, Optional.empty());
  }

  /** Starts the program of that name on the path; nothing when there is none. */
  static Optional<RedisServer> start(Map<String, String> variables) {
    return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(RedisServer::start);
  }

  private static RedisServer start(Path program) {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--appendonly",
                  "no")
              .directory(new File(System.getProperty("java.io.tmpdir")))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      RedisServer server =
          new RedisServer(URI.create("redis://127.0.0.1:" + port), Optional.of(process));
      server.await(process);
      return server;
    } catch (IOException | InterruptedException failed) {
      throw new CliException("%s does not start: %s".formatted(program, failed.getMessage()));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void await(Process process) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try (RedisClient client = new RedisClient(address)) {
        client.send("PING");
        client.receive();
        return;
      } catch (CliException notYet) {
        if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
          close();
          throw new CliException("the redis-server on the path does not answer");
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    own.ifPresent(
        process -> {
          process.destroy();
          try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
              process.destroyForcibly();
            }
          } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
          }
        });
  }
}
