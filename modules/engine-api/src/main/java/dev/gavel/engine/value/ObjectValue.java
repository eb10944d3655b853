package dev.gavel.engine.value;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object: keys in the order they came in, found by a scan while there are few of them and by a
 * hash index above that. Keys are strings in JSON and any value in Rego.
 *
 * <p>Two parallel arrays are half the size of a hash map of nodes, and for the handful of
 * attributes that a context has, a scan over cached hashes is faster than hashing into buckets.
 */
public final class ObjectValue implements Value {
  public static final ObjectValue EMPTY = new ObjectValue(new Value[0], new Value[0], null);

  /** Up to this many keys a scan is as fast as the index. */
  private static final int SCANNED = 8;

  private final Value[] keys;
  private final Value[] values;
  private final @Nullable KeyIndex index;
  private int hash;
  private int weight;
  private @Nullable Ranking ranking;

  /** Takes the arrays over; the keys are distinct. */
  private ObjectValue(Value[] keys, Value[] values, @Nullable KeyIndex index) {
    this.keys = keys;
    this.values = values;
    this.index = index;
  }

  public static ObjectValue of(Map<String, ? extends Value> entries) {
    Builder builder = new Builder();
    entries.forEach(builder::put);
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * From a run of key, value, key, value; of equal keys the last value stands, in the first place.
   */
  static ObjectValue fromPairs(Value[] pairs, int from, int to) {
    int size = (to - from) / 2;
    if (size == 0) {
      return EMPTY;
    }
    Value[] keys = new Value[size];
    Value[] values = new Value[size];
    KeyIndex index = size > SCANNED ? new KeyIndex(size) : null;
    int distinct = 0;
    for (int at = from; at < to; at += 2) {
      Value key = pairs[at];
      int earlier = index == null ? scan(keys, distinct, key) : index.enter(keys, distinct, key);
      if (earlier >= 0) {
        values[earlier] = pairs[at + 1];
      } else {
        keys[distinct] = key;
        values[distinct++] = pairs[at + 1];
      }
    }
    return distinct == size
        ? new ObjectValue(keys, values, index)
        : new ObjectValue(Arrays.copyOf(keys, distinct), Arrays.copyOf(values, distinct), index);
  }

  public int size() {
    return keys.length;
  }

  public Value key(int position) {
    return keys[position];
  }

  public Value value(int position) {
    return values[position];
  }

  /**
   * The position of the key that has this rank, from 0, when keys are in the order of values. They
   * are sorted once.
   */
  public int ranked(int rank) {
    Ranking known = ranking;
    if (known == null) {
      known = Ranking.of(keys);
      ranking = known;
    }
    return known.position(rank);
  }

  public boolean has(String key) {
    return get(key) != null;
  }

  public @Nullable Value get(String key) {
    int at = index == null ? scan(key) : index.find(keys, key);
    return at < 0 ? null : values[at];
  }

  /**
   * The fastest way: a key from {@link StringValue#key} is mostly the very object that was read.
   */
  @SuppressWarnings("ReferenceEquality") // the same object is the common case; equality comes after
  public @Nullable Value get(StringValue key) {
    if (index == null) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] == key) {
          return values[i];
        }
      }
    }
    return get(key.text());
  }

  public @Nullable Value get(Value key) {
    if (key instanceof StringValue name) {
      return get(name);
    }
    int at = index == null ? scan(keys, keys.length, key) : index.find(keys, key);
    return at < 0 ? null : values[at];
  }

  private int scan(String name) {
    int wanted = name.hashCode();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] instanceof StringValue key
          && key.text().hashCode() == wanted
          && key.text().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static int scan(Value[] keys, int end, Value wanted) {
    int hash = wanted.hashCode();
    for (int i = 0; i < end; i++) {
      if (keys[i].hashCode() == hash && keys[i].equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  Value[] keys() {
    return keys;
  }

  Value[] values() {
    return values;
  }

  @Override
  public Kind kind() {
    return Kind.OBJECT;
  }

  @Override
  public int weight() {
    int known = weight;
    if (known == 0) {
      known = Weight.of(keys, values);
      weight = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof ObjectValue that)
        || size() != that.size()
        || hashCode() != that.hashCode()) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      if (!values[i].equals(that.get(keys[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      for (int i = 0; i < keys.length; i++) {
        known += KeyIndex.spread(keys[i].hashCode() * 31 + values[i].hashCode());
      }
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }

  /** Collects entries; of equal keys the last value stands, in the first one's place. */
  public static final class Builder {
    private Value[] pairs = new Value[16];
    private int end;

    private Builder() {}

    public Builder put(String key, Value value) {
      return put(StringValue.of(key), value);
    }

    public Builder put(Value key, Value value) {
      if (end == pairs.length) {
        pairs = Arrays.copyOf(pairs, end * 2);
      }
      pairs[end++] = key;
      pairs[end++] = value;
      return this;
    }

    public ObjectValue build() {
      return fromPairs(pairs, 0, end);
    }
  }
}
