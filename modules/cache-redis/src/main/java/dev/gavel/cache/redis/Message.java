package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What processes tell each other: layout (1 byte), origin (8), number (8), kind (1), name, checksum
 * (4). An origin numbers its messages, so that others notice when one is missing.
 */
record Message(long origin, long number, Kind kind, String name) {
  private static final byte LAYOUT = 1;
  private static final int HEAD = 1 + Long.BYTES + Long.BYTES + 1;
  private static final int LONGEST = HEAD + 3 * Keyspace.LONGEST_NAME + Integer.BYTES;

  /** What there is to do. */
  enum Kind {
    /** One key is to be forgotten. */
    KEY('k'),
    /** All keys that begin so are. */
    PREFIX('p'),
    /** Nothing is, and this repeats the number of the last message. */
    BEAT('b');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }

    static @Nullable Kind of(byte code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      return null;
    }
  }

  static Message of(long origin, long number, Invalidation invalidation) {
    Kind kind =
        switch (invalidation) {
          case Invalidation.Key _ -> Kind.KEY;
          case Invalidation.Prefix _, Invalidation.InFront _ -> Kind.PREFIX;
        };
    return new Message(origin, number, kind, invalidation.name());
  }

  static Message beat(long origin, long number) {
    return new Message(origin, number, Kind.BEAT, "");
  }

  byte[] bytes() {
    byte[] text = name.getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + text.length + Integer.BYTES)
            .put(LAYOUT)
            .putLong(origin)
            .putLong(number)
            .put(kind.code)
            .put(text);
    return bytes.putInt(checksum(bytes.array())).array();
  }

  /** The message; null for bytes that are none. */
  static @Nullable Message read(byte[] bytes) {
    if (bytes.length < HEAD + Integer.BYTES || bytes.length > LONGEST || bytes[0] != LAYOUT) {
      return null;
    }
    int end = bytes.length - Integer.BYTES;
    ByteBuffer rest = ByteBuffer.wrap(bytes).position(1);
    long origin = rest.getLong();
    long number = rest.getLong();
    Kind kind = Kind.of(rest.get());
    if (kind == null || rest.getInt(end) != checksum(bytes)) {
      return null;
    }
    return new Message(origin, number, kind, new String(bytes, HEAD, end - HEAD, UTF_8));
  }

  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - Integer.BYTES);
    return (int) sum.getValue();
  }
}
