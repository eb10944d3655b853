package dev.gavel.engine;

import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;

/**
 * Hears of each attribute whose kind an operator cannot compare. The condition just does not hold
 * then, which nobody would notice. Called on the evaluating thread: must be quick, and must not
 * throw.
 */
@FunctionalInterface
public interface MismatchListener {
  MismatchListener NONE = (condition, actual) -> {};

  void mismatched(Condition condition, Value actual);
}
