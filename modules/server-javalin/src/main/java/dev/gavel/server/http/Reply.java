package dev.gavel.server.http;

import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.Value;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What an endpoint answers.
 *
 * @param body read once, from its position to its limit; backed by an array
 * @param headers beside the content type; most replies have none
 * @param sent runs when the body was sent, and may not run when sending failed
 */
public record Reply(
    int status, String contentType, ByteBuffer body, Map<String, String> headers, Runnable sent) {
  public static final String JSON = "application/json";
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  public Reply(int status, String contentType, ByteBuffer body, Map<String, String> headers) {
    this(status, contentType, body, headers, () -> {});
  }

  public static Reply ok(JsonWriter json) {
    return new Reply(200, JSON, json.toBuffer(), Map.of());
  }

  /** An answer in a buffer of {@link AnswerBuffers}, which gets it back. */
  public static Reply okAndReuse(JsonWriter json) {
    return new Reply(200, JSON, json.toBuffer(), Map.of(), () -> AnswerBuffers.giveBack(json));
  }

  public static Reply json(int status, Value json) {
    return new Reply(status, JSON, ByteBuffer.wrap(JsonWriter.write(json)), Map.of());
  }

  public static Reply empty(int status) {
    return new Reply(status, "", NOTHING, Map.of());
  }

  public Reply withHeader(String name, String value) {
    return new Reply(status, contentType, body, Map.of(name, value), sent);
  }
}
