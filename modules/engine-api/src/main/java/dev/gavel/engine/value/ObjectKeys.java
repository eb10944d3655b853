package dev.gavel.engine.value;

import dev.gavel.engine.value.NumberValue.IntegerNumber;
import dev.gavel.engine.value.index.KeyIndex;
import dev.gavel.engine.value.index.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object, in the order they came in: found by a scan while there are few of them and
 * by a hash index above that.
 *
 * <p>Objects of one shape share their keys: rows of a table, requests of one client, all that one
 * literal makes. So a position found in one object holds for each that has the very same keys.
 */
public final class ObjectKeys {
  static final ObjectKeys NONE = new ObjectKeys(new Value[0], null);

  private final Value[] items;
  private final @Nullable KeyIndex<Value> index;
  private @Nullable Ranking ranking;

  /** Takes the array over; the keys are distinct, and the index is there when they are many. */
  ObjectKeys(Value[] items, @Nullable KeyIndex<Value> index) {
    this.items = items;
    this.index = index;
  }

  /**
   * Keys to make objects with.
   *
   * @throws IllegalArgumentException when two of them are equal
   */
  public static ObjectKeys of(Value... keys) {
    DistinctValues distinct = new DistinctValues(keys.length);
    for (Value key : keys) {
      if (distinct.enter(key) >= 0) {
        throw new IllegalArgumentException("the key " + key + " stands there twice");
      }
    }
    return distinct.toKeys();
  }

  public int size() {
    return items.length;
  }

  public Value get(int position) {
    return items[position];
  }

  /** The position of the equal key, or -1. */
  public int find(Value key) {
    return index == null ? scan(items, items.length, key) : index.find(items, key);
  }

  int find(String key) {
    return index == null ? scan(items, items.length, key) : index.find(items, new StringValue(key));
  }

  /** These keys, and one more that is not among them. */
  ObjectKeys and(Value key) {
    DistinctValues more = new DistinctValues(this);
    more.enter(key);
    return more.toKeys();
  }

  /**
   * The position of the key that has this rank, from 0, when keys are in the order of values. They
   * are sorted once.
   */
  int ranked(int rank) {
    Ranking known = ranking;
    if (known == null) {
      known = Ranking.of(items, ValueOrder.suiting(items));
      ranking = known;
    }
    return known.position(rank);
  }

  /** The position among the first few keys, by looking at each; or -1. */
  @SuppressWarnings("ReferenceEquality") // the same object is the common case; equality comes after
  static int scan(Value[] keys, int end, Value wanted) {
    for (int i = 0; i < end; i++) {
      if (keys[i] == wanted) {
        return i;
      }
    }
    if (wanted instanceof StringValue name) {
      return scan(keys, end, name.text());
    }
    if (wanted instanceof IntegerNumber integer) {
      return scan(keys, end, integer);
    }
    int hash = wanted.hashCode();
    for (int i = 0; i < end; i++) {
      if (keys[i].hashCode() == hash && keys[i].equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  static int scan(Value[] keys, int end, String name) {
    int wanted = name.hashCode();
    for (int i = 0; i < end; i++) {
      if (keys[i] instanceof StringValue key
          && key.text().hashCode() == wanted
          && key.text().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static int scan(Value[] keys, int end, IntegerNumber wanted) {
    for (int i = 0; i < end; i++) {
      boolean same =
          keys[i] instanceof IntegerNumber key
              ? key.number() == wanted.number()
              : wanted.equals(keys[i]);
      if (same) {
        return i;
      }
    }
    return -1;
  }

  Value[] items() {
    return items;
  }

  @Nullable KeyIndex<Value> index() {
    return index;
  }
}
