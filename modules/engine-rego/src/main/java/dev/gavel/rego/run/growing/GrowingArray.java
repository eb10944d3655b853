package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

public final class GrowingArray extends Growing {
  private final List<Value> items = new ArrayList<>();

  public GrowingArray() {}

  public GrowingArray(ArrayValue start) {
    start.forEach(items::add);
    isNow(start);
  }

  public void add(Value item) {
    items.add(item);
    changed();
  }

  @Override
  ArrayValue made() {
    return ArrayValue.of(items);
  }
}
