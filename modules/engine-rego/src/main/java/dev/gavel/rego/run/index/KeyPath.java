package dev.gavel.rego.run.index;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that lead from a value to a part of it. None of them could be an index, so it is the same
 * inside and outside of base data.
 */
public final class KeyPath {
  private final StringValue[] keys;

  public KeyPath(List<String> keys) {
    this.keys = keys.stream().map(StringValue::key).toArray(StringValue[]::new);
  }

  /** Null where it leads to nothing. */
  public @Nullable Value in(@Nullable Value start) {
    Value found = start;
    for (StringValue key : keys) {
      if (found instanceof ObjectValue object) {
        found = object.get(key);
      } else {
        found = found instanceof SetValue set && set.contains(key) ? key : null;
      }
    }
    return found;
  }
}
