package dev.gavel.rego.run.growing;

import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A collection that a plan is making. It stays in the locals of one call, and inside one other such
 * collection; whatever leaves is frozen to a value first.
 *
 * <p>Since each has one holder at most, and none holds itself, they form trees: freezing looks at
 * each once, and what is frozen is known until something below it changes.
 */
public abstract sealed class Growing permits GrowingArray, GrowingObject, GrowingSet {
  private @Nullable Value frozen;
  private @Nullable Growing holder;

  /** What it holds now; later changes do not show in it. */
  public final Value freeze() {
    if (frozen == null) {
      frozen = made();
    }
    return frozen;
  }

  public static @Nullable Value frozen(@Nullable Object valueOrGrowing) {
    return valueOrGrowing instanceof Growing growing ? growing.freeze() : (Value) valueOrGrowing;
  }

  abstract Value made();

  /** Says that its content is what the value has, so that nothing needs to be made. */
  final void isNow(Value value) {
    frozen = value;
  }

  final void changed() {
    frozen = null;
    for (Growing above = holder; above != null && above.frozen != null; above = above.holder) {
      above.frozen = null;
    }
  }

  /** The collection itself, if it can be held here and go on growing; else what it is now. */
  @SuppressWarnings("ReferenceEquality") // which collection it is matters, not what it holds
  final Object held(Growing inner) {
    if (inner.holder == this) {
      return inner;
    }
    for (Growing above = this; above != null; above = above.holder) {
      if (above == inner || inner.holder != null) {
        return inner.freeze();
      }
    }
    inner.holder = this;
    return inner;
  }
}
