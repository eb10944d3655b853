package dev.gavel.server.endpoint;

import dev.gavel.server.http.Call;
import dev.gavel.server.http.Endpoint;
import dev.gavel.server.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The description of all routes, as it lies in the jar. */
public final class OpenApiEndpoint implements Endpoint {
  private final ByteBuffer document = ByteBuffer.wrap(load());

  public OpenApiEndpoint() {}

  private static byte[] load() {
    try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Reply answer(Call call) {
    return new Reply(200, Reply.JSON, document.duplicate(), Map.of());
  }
}
