package dev.gavel.rego.oracle;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Dialect;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OPA's own server, which is asked one program after the other. */
final class OpaServer implements AutoCloseable {
  private static final int STARTS = 300;

  private final Process process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  OpaServer(Path command, Dialect dialect) throws IOException, InterruptedException {
    String host = "127.0.0.1:" + freePort();
    List<String> words = new ArrayList<>(List.of(command.toString(), "run", "--server"));
    words.addAll(List.of("--addr", host, "--log-level", "error", "--disable-telemetry"));
    if (dialect == Dialect.V0) {
      words.add("--v0-compatible");
    }
    process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    address = URI.create("http://" + host);
    awaitStart();
  }

  /** What {@code GAVEL_OPA} names, or {@code opa} on the path; null when there is neither. */
  static @Nullable Path command() {
    String named = System.getenv("GAVEL_OPA");
    if (named != null) {
      return Path.of(named);
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path command = Path.of(folder, "opa");
      if (Files.isExecutable(command)) {
        return command;
      }
    }
    return null;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws InterruptedException {
    for (int i = 0; i < STARTS; i++) {
      try {
        if (send("GET", "/health", "").statusCode() == 200) {
          return;
        }
      } catch (UncheckedIOException _) {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IllegalStateException("OPA does not start");
  }

  Outcome ask(Program program) {
    try {
      send("PUT", "/v1/data/d", json(program.data().get(StringValue.of("d"))));
      for (var module : program.modules().entrySet()) {
        HttpResponse<byte[]> taken =
            send("PUT", "/v1/policies/" + module.getKey(), module.getValue());
        if (taken.statusCode() != 200) {
          return Outcome.failed(codes(taken));
        }
      }
      ObjectValue question = ObjectValue.builder().put("input", program.input()).build();
      HttpResponse<byte[]> answer = send("POST", "/v1/data", json(question));
      return answer.statusCode() == 200
          ? new Outcome(field(JsonReader.read(answer.body()), "result"), List.of())
          : Outcome.failed(codes(answer));
    } finally {
      for (String module : program.modules().keySet()) {
        send("DELETE", "/v1/policies/" + module, "");
      }
    }
  }

  private static String json(@Nullable Value value) {
    return new String(
        JsonWriter.write(value == null ? ObjectValue.EMPTY : value), StandardCharsets.UTF_8);
  }

  private static List<String> codes(HttpResponse<byte[]> refusal) {
    List<String> codes = new ArrayList<>();
    if (field(JsonReader.read(refusal.body()), "errors") instanceof ArrayValue errors) {
      errors.forEach(error -> codes.add(((StringValue) field(error, "code")).text()));
    }
    return codes.isEmpty() ? List.of("HTTP " + refusal.statusCode()) : codes;
  }

  private static Value field(Value object, String name) {
    Value value = object instanceof ObjectValue fields ? fields.get(StringValue.of(name)) : null;
    return value == null ? ObjectValue.EMPTY : value;
  }

  private HttpResponse<byte[]> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
