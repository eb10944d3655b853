package dev.gavel.conditions.explain;

import dev.gavel.conditions.check.Checked;
import dev.gavel.conditions.check.Segment;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.StrictMismatch;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found, in words that need no manual: {@code "DE" is not one of "US", "CA"}. */
public final class Wording {
  private Wording() {}

  public static Outcome.Failed failure(StrictMismatch mismatch) {
    return new Outcome.Failed(
        "mismatch", mismatch(mismatch.condition(), mismatch.question(), mismatch.actual()));
  }

  static String missing(Checked.Ask ask) {
    return ask.question() instanceof Question.AtPath atPath
        ? "there is nothing at " + Excerpt.cut(atPath.path().toString())
        : subject(ask.condition()) + " is missing";
  }

  static String segment(Checked.InSegment ask, @Nullable Segment found) {
    return found != null
        ? "the context is in the segment " + Excerpt.cut(found.name())
        : ask.segments().isEmpty()
            ? "no segment is named"
            : "the context is not in the segment "
                + Excerpt.cut(
                    ask.segments().stream().map(Segment::name).collect(Collectors.joining(" or ")));
  }

  /** Names operator, operand, attribute and value: {@code gt 18 needs a number, age is "old"}. */
  static String mismatch(Condition condition, Question question, @Nullable Value actual) {
    return "%s %s needs %s, but %s is %s"
        .formatted(
            condition.operator().label(),
            operand(condition),
            Needs.of(question),
            subject(condition),
            actual == null ? "missing" : Excerpt.of(actual));
  }

  /** The question as a statement about the value, and its denial when it is not so. */
  static String fact(Checked.Ask ask, @Nullable Value actual, boolean so) {
    String value = actual == null ? "nothing" : Excerpt.of(actual);
    return ask.question() instanceof Question.AtPath
        ? Statements.of(ask.question(), ask.condition(), null, so)
        : value + " " + Statements.of(ask.question(), ask.condition(), actual, so);
  }

  private static String subject(Condition condition) {
    return condition.attribute().isRoot()
        ? "the context"
        : Excerpt.cut(condition.attribute().name());
  }

  private static String operand(Condition condition) {
    Value operand = condition.value();
    return operand == null ? "" : Excerpt.of(operand);
  }
}
