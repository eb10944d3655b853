package dev.gavel.conditions.reads;

import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A look at an attribute.
 *
 * @param compares whether the value counts, and not only that there is one
 */
record Look(AttributePath attribute, boolean compares) {

  /** What it sees, which is true of a value that only has to be there; null of none. */
  @Nullable Value at(Value input) {
    Value found = attribute.in(input);
    return compares ? found : found == null || found == NullValue.NULL ? null : BooleanValue.TRUE;
  }
}
