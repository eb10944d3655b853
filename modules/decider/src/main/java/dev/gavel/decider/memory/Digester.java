package dev.gavel.decider.memory;

import dev.gavel.engine.value.JsonWriter;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Digests text of JSON by SHA-256: who could make two inputs of one digest could decide for others.
 * Half of it is enough. Belongs to one thread.
 */
final class Digester {
  private final JsonWriter text = new JsonWriter();
  private final ByteBuffer digest = ByteBuffer.allocate(32);
  private final MessageDigest sha256;

  Digester() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Where to write what is to be digested. */
  JsonWriter start() {
    return text.clear();
  }

  /** Ends the text; the first two longs of the buffer are the digest until the next one. */
  ByteBuffer digest() {
    try {
      sha256.update(text.toBuffer());
      sha256.digest(digest.array(), 0, digest.capacity());
      return digest;
    } catch (DigestException impossible) {
      throw new IllegalStateException("a digest has 32 bytes", impossible);
    }
  }
}
