package dev.gavel.engine.value;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each key of a large object is: a hash table with open addressing, at most half full.
 *
 * <p>Anybody can make a hundred thousand strings of one hash, so no search takes more than a few
 * steps: a key that finds no place in that reach joins a crowd that is kept in order instead. A
 * document that means no harm has none, or next to none.
 */
final class KeyIndex {
  private static final int REACH = 32;

  /** Position + 1, or zero. */
  private final int[] table;

  private @Nullable TreeMap<Value, Integer> crowd;

  KeyIndex(int size) {
    table = new int[Integer.highestOneBit(size * 2 - 1) * 2];
  }

  /** The position of the equal key, or -1 after entering this one as the next. */
  int enter(Value[] keys, int next, Value key) {
    int slot = first(key.hashCode());
    for (int step = 0; step < REACH; step++) {
      if (table[slot] == 0) {
        table[slot] = next + 1;
        return -1;
      }
      int at = table[slot] - 1;
      if (keys[at].equals(key)) {
        return at;
      }
      slot = after(slot);
    }
    if (crowd == null) {
      crowd = new TreeMap<>(Value.ORDER);
    }
    Integer earlier = crowd.putIfAbsent(key, next);
    return earlier == null ? -1 : earlier;
  }

  /** The key's position, or -1. */
  int find(Value[] keys, Value key) {
    int slot = first(key.hashCode());
    for (int step = 0; step < REACH; step++) {
      int at = table[slot] - 1;
      if (at < 0 || keys[at].equals(key)) {
        return at;
      }
      slot = after(slot);
    }
    return crowd == null ? -1 : crowd.getOrDefault(key, -1);
  }

  int find(Value[] keys, String name) {
    int slot = first(name.hashCode());
    for (int step = 0; step < REACH; step++) {
      int at = table[slot] - 1;
      if (at < 0 || (keys[at] instanceof StringValue key && key.text().equals(name))) {
        return at;
      }
      slot = after(slot);
    }
    return crowd == null ? -1 : crowd.getOrDefault(new StringValue(name), -1);
  }

  private int first(int hash) {
    return spread(hash) & (table.length - 1);
  }

  private int after(int slot) {
    return (slot + 1) & (table.length - 1);
  }

  /** Numbers hash by their double, whose low bits are mostly zero: mix before masking. */
  static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    return mixed ^ (mixed >>> 13);
  }
}
