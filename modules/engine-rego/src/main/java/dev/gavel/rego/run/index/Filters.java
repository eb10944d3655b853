package dev.gavel.rego.run.index;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the entries that a scan is after have to have the values that it wants. */
public final class Filters {
  private final List<List<String>> names;
  private final KeyPath[] paths;
  private final int hash;

  /**
   * Filters.
   *
   * @param paths the keys that lead from an entry's value to what is compared
   */
  public Filters(List<List<String>> paths) {
    this.names = paths.stream().map(List::copyOf).toList();
    this.paths = paths.stream().map(KeyPath::new).toArray(KeyPath[]::new);
    this.hash = names.hashCode();
  }

  boolean hold(Value entry, Value[] wanted) {
    for (int i = 0; i < paths.length; i++) {
      if (!wanted[i].equals(paths[i].in(entry))) {
        return false;
      }
    }
    return true;
  }

  /** What an index has the entry under; null when it does not have it. */
  @Nullable Value keyOf(Value entry) {
    if (paths.length == 1) {
      Value found = paths[0].in(entry);
      return found != null && isScalar(found) ? found : null;
    }
    Value[] found = new Value[paths.length];
    for (int i = 0; i < found.length; i++) {
      Value value = paths[i].in(entry);
      if (value == null) {
        return null;
      }
      found[i] = value;
    }
    return key(found);
  }

  /** What an index has such entries under; null when it cannot tell them. */
  static @Nullable Value key(Value[] values) {
    for (Value value : values) {
      if (!isScalar(value)) {
        return null;
      }
    }
    return values.length == 1 ? values[0] : ArrayValue.of(values);
  }

  /** Collections are compared where they are, as they may be large. */
  private static boolean isScalar(Value value) {
    return switch (value) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> true;
      case ArrayValue _, ObjectValue _, SetValue _ -> false;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Filters that && names.equals(that.names));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
