package dev.gavel.engine.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One {@link StringValue} for one spelling, across documents: the same few keys come with every
 * request, and with every row of a table.
 *
 * <p>Each key has one slot, which the last that came holds; so the table is bounded, is never
 * searched, and keys that fight for a slot only lose what sharing would have saved. Threads race
 * for a slot without harm, since the entries are immutable.
 */
final class SharedKeys {
  private static final int SLOTS = 1024;
  private static final int LONGEST = 32;
  private static final @Nullable Entry[] TABLE = new Entry[SLOTS];

  private static final class Entry {
    final byte[] spelling;
    final StringValue key;

    Entry(byte[] spelling, StringValue key) {
      this.spelling = spelling;
      this.key = key;
    }
  }

  private SharedKeys() {}

  /** The key that these bytes of ASCII spell; the hash is that of the string they make. */
  static StringValue get(byte[] json, int from, int to, int hash) {
    if (to - from > LONGEST) {
      return made(json, from, to);
    }
    int slot = KeyIndex.spread(hash) & (SLOTS - 1);
    Entry entry = TABLE[slot];
    if (entry == null || !Arrays.equals(entry.spelling, 0, entry.spelling.length, json, from, to)) {
      entry = new Entry(Arrays.copyOfRange(json, from, to), made(json, from, to));
      TABLE[slot] = entry;
    }
    return entry.key;
  }

  static StringValue get(String name) {
    Entry known = TABLE[KeyIndex.spread(name.hashCode()) & (SLOTS - 1)];
    if (known != null && known.key.text().equals(name)) {
      return known.key;
    }
    byte[] spelling = name.getBytes(StandardCharsets.UTF_8);
    boolean ascii = spelling.length == name.length();
    return ascii ? get(spelling, 0, spelling.length, name.hashCode()) : new StringValue(name);
  }

  private static StringValue made(byte[] json, int from, int to) {
    return new StringValue(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
  }
}
