package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;

/** Hears how an evaluation goes, on its thread. */
public interface Observer {
  /** Hears nothing. */
  Observer NONE = new Observer() {};

  /** A test has come to the case of this name. */
  default void testCase(ArrayValue name) {}

  /** An expression is tried next, or the head of a rule got its value. */
  default void reached(Location at) {}

  /** What the term there is, just before its expression is tried. */
  default void value(Location at, Value value) {}
}
