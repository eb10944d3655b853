package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order they came, found by looking at each while they are few, and by a tree above
 * that, which no choice of keys makes slow. A nested collection that still grows is held as it is,
 * since a plan goes on filling what it has put in.
 */
public final class GrowingObject extends Growing {
  private static final int FEW = 8;

  private Value[] keys = new Value[4];
  private Object[] values = new Object[4];
  private int size;
  private @Nullable TreeMap<Value, Integer> places;

  public GrowingObject() {}

  public GrowingObject(ObjectValue start) {
    for (int i = 0; i < start.size(); i++) {
      put(start.key(i), start.value(i));
    }
    isNow(start);
  }

  public @Nullable Object get(Value key) {
    int at = find(key);
    return at < 0 ? null : values[at];
  }

  public void put(Value key, Object value) {
    Object entry = value instanceof Growing inner ? held(inner) : value;
    int at = find(key);
    if (at >= 0) {
      values[at] = entry;
    } else {
      append(key, entry);
    }
    changed();
  }

  private void append(Value key, Object value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = key;
    values[size] = value;
    if (places != null) {
      places.put(key, size);
    }
    size++;
    if (size == FEW + 1) {
      places = new TreeMap<>(Value.ORDER);
      for (int i = 0; i < size; i++) {
        places.put(keys[i], i);
      }
    }
  }

  private int find(Value key) {
    if (places != null) {
      return places.getOrDefault(key, -1);
    }
    for (int i = 0; i < size; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  ObjectValue made() {
    ObjectValue.Builder builder = ObjectValue.builder();
    for (int i = 0; i < size; i++) {
      builder.put(keys[i], values[i] instanceof Growing inner ? inner.freeze() : (Value) values[i]);
    }
    return builder.build();
  }
}
