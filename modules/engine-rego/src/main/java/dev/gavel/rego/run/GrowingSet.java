package dev.gavel.rego.run;

import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Of equal elements the first stays: it may be spelled in another way. */
final class GrowingSet extends Growing {
  private final TreeSet<Value> elements = new TreeSet<>(Value.ORDER);
  private @Nullable SetValue frozen = SetValue.EMPTY;

  GrowingSet() {}

  GrowingSet(SetValue start) {
    start.forEach(elements::add);
    frozen = start;
  }

  boolean add(Value element) {
    boolean added = elements.add(element);
    if (added) {
      frozen = null;
    }
    return added;
  }

  @Override
  SetValue freeze() {
    if (frozen == null) {
      frozen = SetValue.of(elements);
    }
    return frozen;
  }
}
