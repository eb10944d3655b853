package dev.gavel.conditions.question;

import dev.gavel.conditions.geo.Circle;
import dev.gavel.conditions.path.JsonPath;
import dev.gavel.conditions.text.Affixes;
import dev.gavel.conditions.text.FoldedNeedle;
import dev.gavel.conditions.text.Pattern;
import dev.gavel.conditions.time.DateBound;
import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.conditions.version.Version;
import dev.gavel.engine.value.Value;

/**
 * What a condition asks of a value that is there, its operand checked and prepared.
 *
 * <p>A negative operator asks the question of its positive twin and is negated around it, so that
 * the two are complements by construction. Questions are equal when they ask the same.
 */
public sealed interface Question {

  /** Is it there? */
  enum Exists implements Question {
    EXISTS
  }

  /** Is it this value? */
  record Equals(Value operand) implements Question {}

  /** Is it one of these values, or an array that holds one of them? */
  record OneOf(ValueSet operands) implements Question {}

  /** Is it of the bound's kind, and above it, or below it? */
  record Compares(Relation relation, Value bound) implements Question {}

  /** Is it a version that relates so to this one? */
  record Versions(Relation relation, Version bound) implements Question {}

  /** Is it a moment that relates so to this one? */
  record Moments(Relation relation, DateBound bound) implements Question {}

  /** Does it lie between the two ends? Each end is a comparison of the same kind. */
  record Range(Question low, Question high) implements Question {}

  /** Is it a string with this text in it, or an array with this element? */
  record Contains(Value operand) implements Question {}

  /** The same for a text, letter case aside. */
  record ContainsFolded(FoldedNeedle text) implements Question {}

  /** Is it a string that starts with one of these? */
  record StartsWith(Affixes prefixes) implements Question {}

  /** Is it a string that ends with one of these? */
  record EndsWith(Affixes suffixes) implements Question {}

  /** Is it a string at whose start the pattern matches? */
  record Matches(Pattern pattern) implements Question {}

  /** Is it an array with all of these elements? */
  record HoldsAll(ValueSet operands) implements Question {}

  /** Is it an array with one of these elements? */
  record HoldsAny(ValueSet operands) implements Question {}

  /** Is it an array of such a length? */
  record Length(Question ofLength, boolean negated) implements Question {}

  /** Is it a place in this circle? */
  record Near(Circle circle) implements Question {}

  /** Is it a moment in this window? */
  record During(TimeWindow window) implements Question {}

  /** Does it hash, with the salt, into a bucket from the first to the last? */
  record InBuckets(int first, int last, String salt) implements Question {}

  /** What is the answer for what stands at this path in it? */
  record AtPath(JsonPath path, Question question) implements Question {}
}
