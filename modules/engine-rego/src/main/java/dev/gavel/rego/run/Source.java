package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.growing.Growing;
import org.jspecify.annotations.Nullable;

/**
 * Where a step gets a value from.
 *
 * @param constant null when it is a local
 */
record Source(@Nullable Value constant, int local) {
  static Source of(Value constant) {
    return new Source(constant, -1);
  }

  static Source local(int local) {
    return new Source(null, local);
  }

  /** A value, a collection that still grows, or null where the local is undefined. */
  @Nullable Object in(@Nullable Object[] locals) {
    return constant != null ? constant : locals[local];
  }

  /** The value, which does not change any more. */
  @Nullable Value valueIn(@Nullable Object[] locals) {
    return constant != null ? constant : Growing.frozen(locals[local]);
  }
}
