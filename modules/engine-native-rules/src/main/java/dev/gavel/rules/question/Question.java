package dev.gavel.rules.question;

import dev.gavel.engine.value.Value;

/**
 * What a condition asks of a value that is there, its operand checked and prepared.
 *
 * <p>A negative operator asks the question of its positive twin and is negated around it, so that
 * the two are complements by construction.
 */
public sealed interface Question {

  /** Is it this value? */
  record Equals(Value operand) implements Question {}

  /** Is it one of these values, or an array that holds one of them? */
  record OneOf(ValueSet operands) implements Question {}

  /** Is it a string with this text in it, or an array with this element? */
  record Contains(Value operand) implements Question {}

  /** Is it of the bound's kind, and above it? */
  record Greater(Value bound) implements Question {}

  /** Is it of the bound's kind, and below it? */
  record Less(Value bound) implements Question {}
}
