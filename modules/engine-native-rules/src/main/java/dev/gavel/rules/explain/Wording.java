package dev.gavel.rules.explain;

import dev.gavel.engine.Outcome;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rules.question.Question;
import dev.gavel.rules.question.StrictMismatch;
import dev.gavel.rules.question.ValueSet;

/** What was found, in words: {@code "DE" is not one of "US", "CA"}. */
public final class Wording {
  private Wording() {}

  public static Outcome.Failed failure(StrictMismatch mismatch) {
    return new Outcome.Failed(
        "mismatch", mismatch(mismatch.condition(), mismatch.question(), mismatch.actual()));
  }

  static String missing(Condition condition) {
    return Excerpt.cut(condition.attribute().name()) + " is missing";
  }

  /** Names operator, operand, attribute and value: {@code gt 18 needs a number, age is "old"}. */
  static String mismatch(Condition condition, Question question, Value actual) {
    return "%s %s needs %s, but %s is %s"
        .formatted(
            condition.operator().label(),
            operand(condition),
            needs(question),
            Excerpt.cut(condition.attribute().name()),
            Excerpt.of(actual));
  }

  private static String needs(Question question) {
    return switch (question) {
      case Question.Greater(Value bound) -> bound.kind().noun();
      case Question.Less(Value bound) -> bound.kind().noun();
      case Question.Contains(StringValue _) -> "a string or an array";
      case Question.Contains(Value _) -> "an array";
      case Question.Equals _, Question.OneOf _ -> "any value";
    };
  }

  /** The question as a statement about the value, and its denial when it is not so. */
  static String fact(Condition condition, Question question, Value actual, boolean so) {
    String value = Excerpt.of(actual);
    return switch (question) {
      case Question.Equals(Value operand) ->
          value + (so ? " equals " : " does not equal ") + Excerpt.of(operand);
      case Question.OneOf(ValueSet _)
          when actual instanceof ArrayValue || actual instanceof SetValue ->
          value + (so ? " is or holds one of " : " neither is nor holds one of ") + list(condition);
      case Question.OneOf(ValueSet _) ->
          value + (so ? " is one of " : " is not one of ") + list(condition);
      case Question.Contains(Value operand) ->
          value + (so ? " contains " : " does not contain ") + Excerpt.of(operand);
      case Question.Greater(Value bound) ->
          value + (so ? " is greater than " : " is not greater than ") + Excerpt.of(bound);
      case Question.Less(Value bound) ->
          value + (so ? " is less than " : " is not less than ") + Excerpt.of(bound);
    };
  }

  private static String operand(Condition condition) {
    return condition.value() == null ? "" : Excerpt.of(condition.value());
  }

  /** An array operand without its brackets. */
  private static String list(Condition condition) {
    return condition.value() instanceof ArrayValue list && list.size() > 0
        ? Excerpt.items(list)
        : "an empty list";
  }
}
