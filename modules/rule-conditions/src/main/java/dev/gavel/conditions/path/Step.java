package dev.gavel.conditions.path;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A selector that means one child at most. */
sealed interface Step extends Selector {

  /** The child, or null when there is none. */
  @Nullable Value from(Value parent);

  /** The value at the end of the steps, or null when they lead nowhere. */
  static @Nullable Value follow(List<Step> steps, Value start) {
    Value at = start;
    for (int i = 0; i < steps.size() && at != null; i++) { // an iterator would be an allocation
      at = steps.get(i).from(at);
    }
    return at;
  }

  record Name(StringValue name) implements Step {
    @Override
    public @Nullable Value from(Value parent) {
      return parent instanceof ObjectValue object ? object.get(name) : null;
    }
  }

  /** Below zero it counts from the end. */
  record Index(long index) implements Step {
    @Override
    public @Nullable Value from(Value parent) {
      if (!Children.areElements(parent)) {
        return null;
      }
      int size = Children.count(parent);
      long at = index < 0 ? size + index : index;
      return at < 0 || at >= size ? null : Children.get(parent, (int) at);
    }
  }
}
