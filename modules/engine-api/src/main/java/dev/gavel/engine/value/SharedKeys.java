package dev.gavel.engine.value;

import dev.gavel.engine.value.index.KeyIndex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One {@link StringValue} for one spelling, across documents: the same few keys come with every
 * request, and with every row of a table. And one {@link ObjectKeys} for objects of one shape: such
 * an object needs neither an array of keys, nor an index, nor a look for keys that stand there
 * twice.
 *
 * <p>Each key and each shape has one slot, which the last that came holds; so the table is bounded,
 * is never searched, and keys that fight for a slot only lose what sharing would have saved.
 * Threads race for a slot without harm, since the entries are immutable.
 */
final class SharedKeys {
  private static final int SLOTS = 1024;
  private static final int LONGEST = 32;
  private static final int MOST_KEYS = 64;
  private static final @Nullable ObjectKeys[] SHAPES = new ObjectKeys[SLOTS];
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
    return isAscii(name)
        ? get(spelling, 0, spelling.length, name.hashCode())
        : new StringValue(name);
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(unit -> unit < 0x80);
  }

  private static StringValue made(byte[] json, int from, int to) {
    return new StringValue(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
  }

  /**
   * From a run of key, value, key, value; of equal keys the last value stands, in the first place.
   */
  static ObjectValue object(Value[] pairs, int from, int to) {
    int size = (to - from) / 2;
    if (size > MOST_KEYS) {
      return unshared(pairs, from, to);
    }
    int hash = 0;
    for (int at = from; at < to; at += 2) {
      hash = hash * 31 + pairs[at].hashCode();
    }
    int slot = KeyIndex.spread(hash) & (SLOTS - 1);
    ObjectKeys known = SHAPES[slot];
    if (known != null && known.size() == size && isSame(known.items(), pairs, from)) {
      Value[] values = new Value[size];
      for (int i = 0; i < size; i++) {
        values[i] = pairs[from + 2 * i + 1];
      }
      return ObjectValue.owning(known, values);
    }
    ObjectValue object = unshared(pairs, from, to);
    if (object.size() == size) {
      SHAPES[slot] = object.keys();
    }
    return object;
  }

  @SuppressWarnings("ReferenceEquality") // shared keys are the same objects, or count as others
  private static boolean isSame(Value[] keys, Value[] pairs, int from) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != pairs[from + 2 * i]) {
        return false;
      }
    }
    return true;
  }

  private static ObjectValue unshared(Value[] pairs, int from, int to) {
    ObjectValue.Builder object = ObjectValue.builder((to - from) / 2);
    for (int at = from; at < to; at += 2) {
      object.put(pairs[at], pairs[at + 1]);
    }
    return object.build();
  }
}
