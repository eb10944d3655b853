package dev.gavel.engine.value;

import dev.gavel.engine.value.index.KeyIndex;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object: keys in the order they came in, and a value for each. Keys are strings in JSON and any
 * value in Rego.
 *
 * <p>Two parallel arrays are half the size of a hash map of nodes; and objects of one shape share
 * the keys, see {@link ObjectKeys}, so that a row of a table takes little more than its values.
 */
public final class ObjectValue implements Value {
  public static final ObjectValue EMPTY = new ObjectValue(ObjectKeys.NONE, new Value[0]);

  private final ObjectKeys keys;
  private final Value[] values;
  private int hash;
  private int weight;

  private ObjectValue(ObjectKeys keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  public static ObjectValue of(Map<String, ? extends Value> entries) {
    Builder builder = new Builder(entries.size());
    entries.forEach(builder::put);
    return builder.build();
  }

  /** An object that takes the array over, which has a value for each key. */
  public static ObjectValue owning(ObjectKeys keys, Value... values) {
    if (keys.size() != values.length) {
      throw new IllegalArgumentException(
          "there are %,d values for %,d keys".formatted(values.length, keys.size()));
    }
    return values.length == 0 ? EMPTY : new ObjectValue(keys, values);
  }

  public static Builder builder() {
    return new Builder(0);
  }

  /** With room for so many entries, which are put without any copy. */
  public static Builder builder(int expected) {
    return new Builder(expected);
  }

  public int size() {
    return values.length;
  }

  /** The keys, which other objects may share. */
  public ObjectKeys keys() {
    return keys;
  }

  public Value key(int position) {
    return keys.get(position);
  }

  public Value value(int position) {
    return values[position];
  }

  /**
   * The position of the key that has this rank, from 0, when keys are in the order of values. They
   * are sorted once.
   */
  public int ranked(int rank) {
    return keys.ranked(rank);
  }

  public boolean has(String key) {
    return keys.find(key) >= 0;
  }

  public @Nullable Value get(String key) {
    int at = keys.find(key);
    return at < 0 ? null : values[at];
  }

  /**
   * The fastest way: a key from {@link StringValue#key} is mostly the very object that was read.
   */
  public @Nullable Value get(StringValue key) {
    return get((Value) key);
  }

  public @Nullable Value get(Value key) {
    int at = keys.find(key);
    return at < 0 ? null : values[at];
  }

  /** This object with another value for one key, which comes last when it is new. */
  public ObjectValue with(Value key, Value value) {
    int at = keys.find(key);
    Value[] changed = Arrays.copyOf(values, at < 0 ? values.length + 1 : values.length);
    changed[at < 0 ? values.length : at] = value;
    return new ObjectValue(at < 0 ? keys.and(key) : keys, changed);
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
      known = Weight.of(keys.items(), values);
      weight = known;
    }
    return known;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // keys are shared, and then values stand at equal places
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof ObjectValue that)
        || size() != that.size()
        || hashCode() != that.hashCode()) {
      return false;
    }
    return keys == that.keys ? Arrays.equals(values, that.values) : hasAll(that);
  }

  private boolean hasAll(ObjectValue other) {
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals(other.get(keys.get(i)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      for (int i = 0; i < values.length; i++) {
        known += KeyIndex.spread(keys.get(i).hashCode() * 31 + values[i].hashCode());
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
    private final DistinctValues keys;
    private Value[] values;
    private boolean taken;

    private Builder(int expected) {
      keys = new DistinctValues(expected);
      values = new Value[expected == 0 ? 4 : expected];
    }

    public Builder put(String key, Value value) {
      return put(StringValue.of(key), value);
    }

    public Builder put(Value key, Value value) {
      int known = keys.enter(key);
      int at = known < 0 ? keys.size() - 1 : known;
      if (at == values.length || taken) {
        values = Arrays.copyOf(values, at == values.length ? at * 2 : values.length);
        taken = false;
      }
      values[at] = value;
      return this;
    }

    public ObjectValue build() {
      taken = keys.size() == values.length;
      return owning(keys.toKeys(), taken ? values : Arrays.copyOf(values, keys.size()));
    }
  }
}
