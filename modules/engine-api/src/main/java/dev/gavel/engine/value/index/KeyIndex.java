package dev.gavel.engine.value.index;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each of many distinct values is: a hash table with open addressing, at most half full. A
 * slot holds the position in its low bits, and above them what is left of the hash, so that a value
 * is hardly ever looked at in vain.
 *
 * <p>Anybody can make a hundred thousand strings of one hash, so no search takes more than a few
 * steps: a key that finds no place in that reach joins a crowd that is kept in order instead. A
 * document that means no harm has none, or next to none.
 */
public final class KeyIndex<K> {
  /** Up to this many keys a scan is as fast as an index. */
  public static final int SCANNED = 8;

  private static final int REACH = 32;

  /** Position + 1 and the rest of the hash, or zero. */
  private final int[] table;

  private final int positions;
  private final Comparator<? super K> order;
  private final @Nullable Map<K, Integer> crowd;

  private KeyIndex(int[] table, Comparator<? super K> order, @Nullable Map<K, Integer> crowd) {
    this.table = table;
    this.order = order;
    this.positions = table.length - 1;
    this.crowd = crowd;
  }

  /** The index of the first so many keys, which are known to be distinct, with room for more. */
  public static <K> KeyIndex<K> of(K[] keys, int end, int room, Comparator<? super K> order) {
    int[] table = new int[Integer.highestOneBit(room * 2 - 1) * 2];
    KeyIndex<K> index = new KeyIndex<>(table, order, null);
    for (int i = 0; i < end; i++) {
      index = index.with(keys[i], i);
    }
    return index.settled();
  }

  /**
   * The same index for other threads: what was written before a final field was, they see when they
   * see the field.
   */
  public KeyIndex<K> settled() {
    return new KeyIndex<>(table, order, crowd);
  }

  public KeyIndex<K> copy() {
    return new KeyIndex<>(table.clone(), order, crowd == null ? null : new TreeMap<>(crowd));
  }

  /** This index, or what takes its place, after it took up a key that it does not have. */
  public KeyIndex<K> with(K key, int position) {
    int spread = spread(key.hashCode());
    int slot = spread & positions;
    for (int step = 0; step < REACH; step++) {
      if (table[slot] == 0) {
        table[slot] = (spread & ~positions) | (position + 1);
        return this;
      }
      slot = (slot + 1) & positions;
    }
    Map<K, Integer> joined = crowd == null ? new TreeMap<>(order) : crowd;
    joined.put(key, position);
    return crowd == null ? new KeyIndex<>(table, order, joined) : this;
  }

  /** The key's position, or -1. */
  public int find(K[] keys, K key) {
    int spread = spread(key.hashCode());
    int rest = spread & ~positions;
    int slot = spread & positions;
    for (int step = 0; step < REACH; step++) {
      int entry = table[slot];
      if (entry == 0) {
        return -1;
      }
      int at = (entry & positions) - 1;
      if ((entry & ~positions) == rest && same(keys[at], key)) {
        return at;
      }
      slot = (slot + 1) & positions;
    }
    return crowd == null ? -1 : crowd.getOrDefault(key, -1);
  }

  @SuppressWarnings("ReferenceEquality") // keys are shared: the same object is the common case
  private static boolean same(Object candidate, Object key) {
    return candidate == key || candidate.equals(key);
  }

  /** Numbers hash by their double, whose low bits are mostly zero: mix before masking. */
  public static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    return mixed ^ (mixed >>> 13);
  }
}
