package dev.gavel.conditions.path;

import org.jspecify.annotations.Nullable;

/** Which children of a value are meant. */
sealed interface Selector permits Step, Selector.All, Selector.Slice, Selector.Filter {

  /** Every element of an array and every member of an object. */
  record All() implements Selector {}

  /** The elements from start to end, the latter excluded; what is not given depends on the step. */
  record Slice(@Nullable Long start, @Nullable Long end, long step) implements Selector {}

  /** The elements and members for which the condition holds. */
  record Filter(Expression.Condition condition) implements Selector {}
}
