package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import java.util.TreeSet;

/** Of equal elements the first stays: it may be spelled in another way. */
public final class GrowingSet extends Growing {
  private final TreeSet<Value> elements = new TreeSet<>(Value.ORDER);

  public GrowingSet() {}

  public GrowingSet(SetValue start) {
    start.forEach(elements::add);
    isNow(start);
  }

  public boolean add(Value element) {
    boolean added = elements.add(element);
    if (added) {
      changed();
    }
    return added;
  }

  @Override
  SetValue made() {
    return SetValue.of(elements);
  }
}
