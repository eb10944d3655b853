package dev.gavel.cache.redis.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on 127.0.0.1, on a port that stays its own, with nothing on disk. It can be killed,
 * paused and started anew.
 */
public final class RedisServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private String password = "";
  private Process process;

  /** Unpacked once, since it is large. */
  private static final class Binary {
    static final Path PATH = unpack();

    private static Path unpack() {
      try {
        Path folder = Files.createTempDirectory("gavel-redis-binary");
        Path path = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
        folder.toFile().deleteOnExit();
        path.toFile().deleteOnExit();
        return path;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private RedisServer(List<String> settings) {
    this.settings = settings;
    try {
      folder = Files.createTempDirectory("gavel-redis");
      port = freePort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts one, with lines as in {@code redis.conf}. */
  public static RedisServer started(String... settings) {
    RedisServer server = new RedisServer(List.of(settings));
    server.start();
    return server;
  }

  /** One that is not running yet. */
  public static RedisServer stopped(String... settings) {
    return new RedisServer(List.of(settings));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it again on its port; with a new password, if one was given. */
  public void start() {
    List<String> lines = new ArrayList<>(settings);
    lines.add("bind 127.0.0.1");
    lines.add("port " + port);
    lines.add("dir " + folder);
    if (lines.stream().noneMatch(line -> line.startsWith("save"))) {
      lines.add("save \"\"");
    }
    if (!password.isEmpty()) {
      lines.add("requirepass " + password);
    }
    try {
      Path configuration = Files.write(folder.resolve("redis.conf"), lines);
      process =
          new ProcessBuilder(Binary.PATH.toString(), configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    awaitAnswer();
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        socket.setSoTimeout(1_000);
        socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
        int first = socket.getInputStream().read();
        if (first == '+' || first == '-') {
          return;
        }
      } catch (IOException notYet) {
        pauseBriefly();
      }
    }
    throw new IllegalStateException("Redis did not start; see " + folder.resolve("log"));
  }

  private static void pauseBriefly() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sets the password for the next start. */
  public void requirePassword(String next) {
    password = next;
  }

  public int port() {
    return port;
  }

  public URI uri() {
    return uriOn(port);
  }

  /** The same server by way of another port. */
  public URI uriOn(int otherPort) {
    String user = password.isEmpty() ? "" : ":" + password + "@";
    return URI.create("redis://" + user + "127.0.0.1:" + otherPort);
  }

  /** The server with another password than its own. */
  public URI uriWith(String otherPassword) {
    return URI.create("redis://:" + otherPassword + "@127.0.0.1:" + port);
  }

  /** Has it carry out a command, as one would type it; the first line of what it says. */
  public String command(String line) {
    String login = password.isEmpty() ? "" : "AUTH " + password + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((login + line + "\r\n").getBytes(StandardCharsets.UTF_8));
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      if (!login.isEmpty()) {
        answers.readLine();
      }
      return answers.readLine();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Kills it without a warning. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  public void restart() {
    kill();
    start();
  }

  /** Stops it from doing anything, with its connections open. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
