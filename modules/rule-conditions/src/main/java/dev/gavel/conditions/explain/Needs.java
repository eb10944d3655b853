package dev.gavel.conditions.explain;

import dev.gavel.conditions.question.Question;
import dev.gavel.engine.value.StringValue;

/** What kind of value a question can be asked of. */
final class Needs {
  private Needs() {}

  static String of(Question question) {
    return switch (question) {
      case Question.Exists _, Question.Equals _, Question.OneOf _ -> "any value";
      case Question.Compares compares -> compares.bound().kind().noun();
      case Question.Versions _ -> "a semantic version such as \"1.2.3\"";
      case Question.Moments _, Question.During _ ->
          "an ISO 8601 date or time, or epoch milliseconds";
      case Question.Range range -> of(range.low());
      case Question.Contains contains ->
          contains.operand() instanceof StringValue ? "a string or an array" : "an array";
      case Question.ContainsFolded _ -> "a string or an array";
      case Question.StartsWith _, Question.EndsWith _, Question.Matches _ -> "a string";
      case Question.HoldsAll _, Question.HoldsAny _, Question.Length _ -> "an array";
      case Question.Near _ -> "an object with latitude and longitude";
      case Question.InBuckets _ -> "a string or a number";
      case Question.AtPath atPath ->
          of(atPath.question()) + " at " + Excerpt.cut(atPath.path().toString());
    };
  }
}
