package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.DistinctValues;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order they came. A nested collection that still grows is held as it is, since a
 * plan goes on filling what it has put in.
 */
public final class GrowingObject extends Growing {
  private static final Object[] NOTHING = {};
  private static final int START = 4;

  private final DistinctValues keys;
  private Object[] values;

  public GrowingObject() {
    keys = new DistinctValues();
    values = NOTHING;
  }

  public GrowingObject(ObjectValue start) {
    keys = new DistinctValues(start.keys());
    values = new Object[start.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = start.value(i);
    }
    isNow(start);
  }

  public @Nullable Object get(Value key) {
    int at = keys.find(key);
    return at < 0 ? null : values[at];
  }

  public void put(Value key, Object value) {
    Object entry = value instanceof Growing inner ? held(inner) : value;
    int known = keys.enter(key);
    int at = known < 0 ? keys.size() - 1 : known;
    if (at == values.length) {
      values = Arrays.copyOf(values, Math.max(START, at * 2));
    }
    values[at] = entry;
    changed();
  }

  @Override
  ObjectValue made() {
    Value[] made = new Value[keys.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = values[i] instanceof Growing inner ? inner.freeze() : (Value) values[i];
    }
    return ObjectValue.owning(keys.toKeys(), made);
  }
}
