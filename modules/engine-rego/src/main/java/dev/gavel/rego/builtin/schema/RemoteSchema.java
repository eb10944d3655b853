package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A schema from another host, where the policy may ask that host; read once an evaluation. */
final class RemoteSchema {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 4 << 20;

  private RemoteSchema() {}

  static Value load(Reference reference, Evaluation during) {
    URI uri;
    try {
      uri = URI.create(reference.url());
    } catch (IllegalArgumentException malformed) {
      throw disabled(reference);
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || !during.permissions().allowsHost(uri.getHost())) {
      throw disabled(reference);
    }
    return during.once("json.schema", StringValue.of(reference.url()), () -> fetch(uri));
  }

  private static BuiltinException disabled(Reference reference) {
    return BuiltinException.failed("remote reference loading disabled: " + reference);
  }

  private static Value fetch(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw BuiltinException.failed(
              "Could not read schema from HTTP, response status is " + response.statusCode());
        }
        return JsonReader.read(
            body.readNBytes(MAX_BYTES + 1), JsonLimits.DEFAULT.withMaxBytes(MAX_BYTES));
      }
    } catch (IOException | JsonException unreadable) {
      throw BuiltinException.failed(String.valueOf(unreadable.getMessage()));
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw BuiltinException.failed("interrupted while reading " + uri);
    }
  }
}
