package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

final class GrowingArray extends Growing {
  private final List<Value> items = new ArrayList<>();

  GrowingArray() {}

  GrowingArray(ArrayValue start) {
    start.forEach(items::add);
    isNow(start);
  }

  void add(Value item) {
    items.add(item);
    changed();
  }

  @Override
  ArrayValue made() {
    return ArrayValue.of(items);
  }
}
