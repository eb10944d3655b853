package dev.gavel.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.GavelServer;
import dev.gavel.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One server, asked over HTTP. */
final class ServedDecisions implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final GavelServer server;

  private ServedDecisions(Map<String, String> variables) {
    server = GavelServer.start(ServerSettings.read(variables));
    Patience.await("it is ready", () -> send("GET", "/ready", "").statusCode() == 200);
  }

  /** One that computes every answer. */
  static ServedDecisions computed(Path snapshots) {
    return new ServedDecisions(variables(snapshots, Map.of("GAVEL_DECISION_CACHE", "off")));
  }

  /** One that shares its answers by way of that Redis, with patience for a machine that is busy. */
  static ServedDecisions shared(Path snapshots, URI redis) {
    return new ServedDecisions(
        variables(
            snapshots,
            Map.of(
                "GAVEL_DECISION_CACHE", "shared",
                "GAVEL_REDIS_URL", redis.toString(),
                "GAVEL_REDIS_TIMEOUT", "20ms")));
  }

  private static Map<String, String> variables(Path snapshots, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("DECISION_SERVICE_PORT", "0");
    variables.put("GAVEL_HOST", "127.0.0.1");
    variables.put("CONFIG_BASE_URL", snapshots.toUri().toString());
    variables.put("GAVEL_ENVIRONMENTS", Snapshots.ENVIRONMENT);
    variables.put("GAVEL_POLL_INTERVAL", "20ms");
    variables.put("GAVEL_STATE_DIR", snapshots.resolve("state").toString());
    return variables;
  }

  HttpResponse<String> decide(String user) {
    return send("POST", "/decide", user);
  }

  ObjectValue health() {
    return (ObjectValue) Value.parse(send("GET", "/health", "").body());
  }

  /** Which version of the snapshot it serves. */
  Value version() {
    ObjectValue versions = (ObjectValue) health().get("config_versions");
    return Value.of(versions.get(Snapshots.ENVIRONMENT));
  }

  /** Whether the store is there, as {@code /admin/cache} has it. */
  boolean storeIsUp() {
    ObjectValue store = (ObjectValue) caches().get("store");
    return Value.of("up").equals(store.get("state"));
  }

  /** A number of a tier of the decision cache, by its way through {@code /admin/cache}. */
  long number(int tier, String... path) {
    ObjectValue decisions = (ObjectValue) ((ArrayValue) caches().get("caches")).get(0);
    Value found = ((ArrayValue) decisions.get("tiers")).get(tier);
    for (String name : path) {
      found = ((ObjectValue) found).get(name);
      if (found == null) {
        return 0; // a trouble that never happened
      }
    }
    return Long.parseLong(found.toString());
  }

  /** What {@code /admin/cache} shows. */
  ObjectValue caches() {
    return (ObjectValue) Value.parse(send("GET", "/admin/cache", "").body());
  }

  void forget(String query) {
    assertThat(send("DELETE", "/admin/cache" + query, "").statusCode()).isEqualTo(200);
  }

  String metrics() {
    return send("GET", "/metrics", "").body();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try {
      return client.send(
          HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
