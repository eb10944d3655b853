package dev.gavel.server.http;

import dev.gavel.engine.value.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Buffers of answers, used again: one a thread, since a fast route's answer is mostly on the wire
 * before its thread turns to the next request. A fresh buffer of 20 KB for each answer would walk
 * through the whole heap, and the processor's cache with it.
 */
public final class AnswerBuffers {
  private static final int LARGEST_KEPT = 256 << 10;
  private static final ThreadLocal<@Nullable JsonWriter> SPARE = new ThreadLocal<>();

  private AnswerBuffers() {}

  /** An empty buffer, for {@link Reply#ok(JsonWriter)}, which gives it back when it was sent. */
  public static JsonWriter take() {
    JsonWriter spare = SPARE.get();
    if (spare == null) {
      return new JsonWriter(4096);
    }
    SPARE.set(null);
    return spare.clear();
  }

  static void giveBack(JsonWriter buffer) {
    if (buffer.length() <= LARGEST_KEPT) {
      SPARE.set(buffer);
    }
  }
}
