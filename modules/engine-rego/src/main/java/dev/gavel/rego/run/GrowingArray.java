package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class GrowingArray extends Growing {
  private final List<Value> items = new ArrayList<>();
  private @Nullable ArrayValue frozen = ArrayValue.EMPTY;

  GrowingArray() {}

  GrowingArray(ArrayValue start) {
    start.forEach(items::add);
    frozen = start;
  }

  void add(Value item) {
    items.add(item);
    frozen = null;
  }

  @Override
  ArrayValue freeze() {
    if (frozen == null) {
      frozen = ArrayValue.of(items);
    }
    return frozen;
  }
}
