package dev.gavel.engine.value;

import org.jspecify.annotations.Nullable;

/** A hash index over an array of keys: open addressing, at most half full, position + 1 or zero. */
final class KeyIndex {
  private static final int SCANNED = 8;

  private KeyIndex() {}

  static int[] of(Value[] keys) {
    int[] table = table(keys.length);
    for (int i = 0; i < keys.length; i++) {
      int slot = slot(table, keys[i].hashCode());
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = i + 1;
    }
    return table;
  }

  static int find(int[] table, Value[] keys, Value key) {
    int slot = slot(table, key.hashCode());
    while (table[slot] != 0) {
      int at = table[slot] - 1;
      if (keys[at].equals(key)) {
        return at;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  static int find(int[] table, Value[] keys, String name) {
    int slot = slot(table, name.hashCode());
    while (table[slot] != 0) {
      int at = table[slot] - 1;
      if (keys[at] instanceof StringValue key && key.text().equals(name)) {
        return at;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  /**
   * Drops repeated keys in place: the last value moves to the first key's position.
   *
   * @return how many distinct keys there are
   */
  static int compact(Value[] keys, Value[] values) {
    int @Nullable [] table = keys.length > SCANNED ? table(keys.length) : null;
    int distinct = 0;
    for (int i = 0; i < keys.length; i++) {
      int earlier =
          table == null ? scan(keys, distinct, keys[i]) : place(table, keys, distinct, keys[i]);
      if (earlier >= 0) {
        values[earlier] = values[i];
      } else {
        keys[distinct] = keys[i];
        values[distinct++] = values[i];
      }
    }
    return distinct;
  }

  private static int scan(Value[] keys, int end, Value key) {
    int wanted = key.hashCode();
    for (int i = 0; i < end; i++) {
      if (keys[i].hashCode() == wanted && keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The earlier position of the key, or -1 after entering it as the next one. */
  private static int place(int[] table, Value[] keys, int next, Value key) {
    int slot = slot(table, key.hashCode());
    while (table[slot] != 0) {
      int at = table[slot] - 1;
      if (keys[at].equals(key)) {
        return at;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = next + 1;
    return -1;
  }

  private static int[] table(int size) {
    return new int[Integer.highestOneBit(size * 2 - 1) * 2];
  }

  private static int slot(int[] table, int hash) {
    return spread(hash) & (table.length - 1);
  }

  /** Numbers hash by their double, whose low bits are mostly zero: mix before masking. */
  static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    return mixed ^ (mixed >>> 13);
  }
}
