package dev.gavel.server;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A whole service on a free port, with snapshots in a directory; {@code dev} has none. */
final class TestService implements AutoCloseable {
  static final String SNAPSHOT =
      """
      {"version": 1, "environment": "prod",
       "segments": {"americans": {"attribute": "country", "operator": "in", "value": ["US", "CA"]}},
       "experiments": [
         {"id": "abc-123", "key": "checkout-button-color", "enabled": true,
          "variants": [{"id": "def-456", "key": "control", "payload": {"color": "#0066cc"}}],
          "allocations": [{"variant": "control", "from": 0, "to": 9999}]},
         {"id": "xyz-9", "key": "free-shipping", "enabled": true,
          "rules": [{"conditions": [
            {"attribute": "country", "operator": "eq", "value": "US"}]}],
          "variants": [{"id": "v-1", "key": "on", "payload": {"from": 1.50}}],
          "allocations": [{"variant": "on", "from": 0, "to": 9999}]}
       ]}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final GavelServer server;

  TestService(Path directory) {
    this(directory, Map.of());
  }

  /** With these variables beside its own. */
  TestService(Path directory, Map<String, String> variables) {
    this.directory = directory;
    publish(1, SNAPSHOT);
    Map<String, String> all = new HashMap<>(variables);
    all.put("DECISION_SERVICE_PORT", "0");
    all.put("GAVEL_HOST", "127.0.0.1");
    all.put("CONFIG_BASE_URL", directory.toUri().toString());
    all.put("GAVEL_ENVIRONMENTS", "dev,prod");
    all.put("GAVEL_POLL_INTERVAL", "20ms");
    all.put("GAVEL_STATE_DIR", directory.resolve("state").toString());
    server = GavelServer.start(ServerSettings.read(all));
    await("/ready", 200);
  }

  int port() {
    return server.port();
  }

  /** Writes the snapshot first and moves the pointer to it then, as publishers do. */
  void publish(long version, String snapshot) {
    try {
      Path prod = Files.createDirectories(directory.resolve("prod"));
      Files.writeString(prod.resolve("experiments-" + version + ".json"), snapshot);
      Path pointer = prod.resolve("version.json.new");
      Files.writeString(
          pointer,
          "{\"version\": %d, \"snapshot\": \"experiments-%d.json\"}".formatted(version, version));
      Files.move(pointer, prod.resolve("version.json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  void await(String path, int status) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (get(path).statusCode() != status) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(path + " never answered " + status + ": " + get(path).body());
      }
      Thread.onSpinWait();
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static ObjectValue json(HttpResponse<String> response) {
    return (ObjectValue) Value.parse(response.body());
  }

  static String errorCode(HttpResponse<String> response) {
    return json(response).get("error") instanceof ObjectValue error
        ? String.valueOf(error.get("code")).replace("\"", "")
        : "none: " + response.body();
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
