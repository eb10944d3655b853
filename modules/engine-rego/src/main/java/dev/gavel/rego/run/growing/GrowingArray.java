package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;

public final class GrowingArray extends Growing {
  private static final Value[] NOTHING = {};
  private static final int START = 4;

  private Value[] items = NOTHING;
  private int size;

  public GrowingArray() {}

  /** With room for so many items, which are added without any copy. */
  public GrowingArray(int expected) {
    items = expected == 0 ? NOTHING : new Value[expected];
  }

  public GrowingArray(ArrayValue start) {
    items = start.asList().toArray(NOTHING);
    size = items.length;
    isNow(start);
  }

  public void add(Value item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(START, size * 2));
    }
    items[size++] = item;
    changed();
  }

  /** A full array is given away as it is: whatever comes next goes into a copy. */
  @Override
  ArrayValue made() {
    return ArrayValue.owning(size == items.length ? items : Arrays.copyOf(items, size));
  }
}
