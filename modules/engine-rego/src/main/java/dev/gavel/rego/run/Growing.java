package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A collection that a plan is making. It stays in the locals of one call, and inside other such
 * collections; whatever leaves is frozen to a value first.
 */
abstract sealed class Growing permits GrowingArray, GrowingObject, GrowingSet {

  /** What it holds now; later changes do not show in it. */
  abstract Value freeze();

  static @Nullable Value frozen(@Nullable Object valueOrGrowing) {
    return valueOrGrowing instanceof Growing growing ? growing.freeze() : (Value) valueOrGrowing;
  }
}
