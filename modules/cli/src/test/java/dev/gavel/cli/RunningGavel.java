package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that serves, on a thread of this process; closing ends it as a signal would. */
final class RunningGavel implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("Gavel listens on (http://[^\"\\s]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread thread;

  private RunningGavel(Map<String, String> variables, String... arguments) {
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), printing(out), printing(err), false, false);
    thread =
        Thread.ofPlatform()
            .name("gavel")
            .start(() -> exitCode.complete(Main.run(arguments, terminal, variables)));
  }

  /** Starts it, and waits until it listens. */
  static RunningGavel start(Map<String, String> variables, String... arguments) {
    RunningGavel gavel = new RunningGavel(variables, arguments);
    gavel.await(() -> LISTENS.matcher(gavel.out()).find() || gavel.exitCode.isDone());
    assertThat(gavel.exitCode).as(gavel.err.toString(StandardCharsets.UTF_8)).isNotDone();
    return gavel;
  }

  private static PrintStream printing(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String address() {
    Matcher sentence = LISTENS.matcher(out());
    assertThat(sentence.find()).isTrue();
    return sentence.group(1);
  }

  /** The body of the first answer that is a success. */
  String get(String path) {
    String[] body = new String[1];
    await(
        () -> {
          HttpResponse<String> answer = send(path);
          body[0] = answer.body();
          return answer.statusCode() == 200;
        });
    return body[0];
  }

  private HttpResponse<String> send(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(address() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (Exception failed) {
      throw new AssertionError(path, failed);
    }
  }

  void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("still waiting; printed so far: %s", out()).isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  int end() throws Exception {
    thread.interrupt();
    return exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.interrupt();
    exitCode.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    client.close();
  }
}
