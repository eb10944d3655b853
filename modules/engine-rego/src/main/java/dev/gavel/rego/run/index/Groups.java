package dev.gavel.rego.run.index;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a collection by what filters find in them. Entries are known by their ranks, in
 * the order of a scan; those of one group form a chain.
 *
 * <p>It is a hash table with open addressing, at most half full, that has the first entry of each
 * group. Anybody can make many strings of one hash, so no search takes more than a few steps: a
 * collection with a key that finds no place in that reach has no groups.
 */
final class Groups {
  private static final int REACH = 64;

  /** The rank + 1 of the first of a group, or zero. */
  private final int[] table;

  private final @Nullable Value[] keys;
  private final int[] nexts;

  private Groups(int size) {
    table = new int[Integer.highestOneBit(size * 2 - 1) * 2];
    keys = new Value[size];
    nexts = new int[size];
  }

  /** Null for a collection that is better walked. */
  static @Nullable Groups of(Value source, Filters filters, Budget budget) {
    int size = Entries.size(source);
    Groups groups = new Groups(size);
    for (int rank = size - 1; rank >= 0; rank--) {
      budget.spend(1);
      Value key = filters.keyOf(Entries.value(source, rank));
      if (key != null && !groups.enter(key, rank)) {
        return null;
      }
    }
    return groups;
  }

  private boolean enter(Value key, int rank) {
    int slot = slot(key);
    if (slot < 0) {
      return false;
    }
    keys[rank] = key;
    nexts[rank] = table[slot] - 1;
    table[slot] = rank + 1;
    return true;
  }

  /** Where the key is, or would be; below zero where it has no place. */
  private int slot(Value key) {
    int mixed = key.hashCode() * 0x85ebca6b;
    int slot = (mixed ^ (mixed >>> 15)) & (table.length - 1);
    for (int step = 0; step < REACH; step++) {
      if (table[slot] == 0 || key.equals(keys[table[slot] - 1])) {
        return slot;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  /** The first entry of the group, or -1. */
  int first(Value key) {
    int slot = slot(key);
    return slot < 0 ? -1 : table[slot] - 1;
  }

  /** The next entry of the same group, or -1. */
  int after(int rank) {
    return nexts[rank];
  }

  int size() {
    return nexts.length;
  }
}
