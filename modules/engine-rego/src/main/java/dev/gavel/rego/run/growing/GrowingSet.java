package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.DistinctValues;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;

/** Of equal elements the first stays: it may be spelled in another way. */
public final class GrowingSet extends Growing {
  private final DistinctValues elements;

  public GrowingSet() {
    elements = new DistinctValues();
  }

  public GrowingSet(SetValue start) {
    elements = new DistinctValues(start);
    isNow(start);
  }

  public boolean add(Value element) {
    boolean added = elements.enter(element) < 0;
    if (added) {
      changed();
    }
    return added;
  }

  /** Whether it holds an equal element now. */
  public boolean contains(Value element) {
    return elements.find(element) >= 0;
  }

  @Override
  SetValue made() {
    return elements.toSet();
  }
}
