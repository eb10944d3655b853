package dev.gavel.cache.redis;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A value as it lies in Redis: the layout (1 byte), the run of the server it was written to (8), a
 * checksum (4), the value.
 *
 * <p>The checksum covers the key, too, so an answer that belongs to another command is noticed. The
 * run is there since a server that starts again from its disk, or its replica, may bring back what
 * was invalidated: what an earlier run has left is not there.
 */
final class Envelope {
  private static final byte LAYOUT = 1;
  private static final int HEAD = 1 + Long.BYTES + Integer.BYTES;

  private Envelope() {}

  /** What was in it. */
  sealed interface Content {}

  record Value(ByteBuffer bytes) implements Content {
    byte[] copy() {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  /** Written by an earlier run of the server, or in a layout that is not known here. */
  record Foreign() implements Content {}

  /** Not what was written under this key. */
  record Corrupt() implements Content {}

  static byte[] seal(byte[] key, long run, ByteBuffer value) {
    return ByteBuffer.allocate(HEAD + value.remaining())
        .put(LAYOUT)
        .putLong(run)
        .putInt(checksum(key, run, value))
        .put(value.duplicate())
        .array();
  }

  static Content open(byte[] key, long run, ByteBuffer sealed) {
    if (sealed.remaining() < HEAD) {
      return new Corrupt();
    }
    ByteBuffer bytes = sealed.duplicate();
    if (bytes.get() != LAYOUT) {
      return new Foreign();
    }
    long written = bytes.getLong();
    if (bytes.getInt() != checksum(key, written, bytes)) {
      return new Corrupt();
    }
    return written == run ? new Value(bytes) : new Foreign();
  }

  private static int checksum(byte[] key, long run, ByteBuffer value) {
    CRC32C sum = new CRC32C();
    sum.update(key);
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(run).flip());
    sum.update(value.duplicate());
    return (int) sum.getValue();
  }
}
