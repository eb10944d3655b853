package dev.gavel.benchmarks.shapes;

import dev.gavel.engine.Context;

/** A compiled rule. */
@FunctionalInterface
interface Rule {
  boolean matches(Context context);
}
