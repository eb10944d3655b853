package dev.gavel.decider.memory;

import dev.gavel.engine.value.JsonWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;

/**
 * Digests text of JSON by SHA-256: who could make two inputs of one digest could decide for others.
 * Half of it is enough. Belongs to one thread.
 */
final class Digester {
  private final JsonWriter text = new JsonWriter();
  private final MessageDigest sha256;

  Digester() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The first half of the digest of what is written. */
  ByteBuffer digest(Consumer<JsonWriter> writing) {
    writing.accept(text.clear());
    sha256.update(text.toBuffer());
    return ByteBuffer.wrap(sha256.digest(), 0, 2 * Long.BYTES);
  }
}
