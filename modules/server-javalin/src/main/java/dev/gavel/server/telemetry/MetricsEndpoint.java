package dev.gavel.server.telemetry;

import dev.gavel.server.http.Call;
import dev.gavel.server.http.Endpoint;
import dev.gavel.server.http.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code GET /metrics}. */
public final class MetricsEndpoint implements Endpoint {
  private final Telemetry telemetry;

  public MetricsEndpoint(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public Reply answer(Call call) {
    byte[] text = telemetry.read().getBytes(StandardCharsets.UTF_8);
    return new Reply(200, Telemetry.CONTENT_TYPE, ByteBuffer.wrap(text), Map.of());
  }
}
