package dev.gavel.decider.memory;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Digests values by SHA-256: who could make two inputs of one digest could decide for others. Half
 * of it is enough. Belongs to one thread.
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

  /** Writes a value so that no other one reads the same: a set is no array, and 1 is no "1". */
  void write(Value value) {
    switch (value) {
      case SetValue set -> list("{", set, "}");
      case ArrayValue array -> list("[", array, "]");
      case ObjectValue object -> {
        text.ascii("(");
        for (int i = 0; i < object.size(); i++) {
          write(object.key(i));
          write(object.value(i));
        }
        text.ascii(")");
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ ->
          text.value(value).ascii(",");
    }
  }

  private void list(String opening, Iterable<Value> items, String closing) {
    text.ascii(opening);
    items.forEach(this::write);
    text.ascii(closing);
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
