package dev.gavel.conditions.question;

import static dev.gavel.conditions.question.Judge.verdict;

import dev.gavel.conditions.time.DateBound;
import dev.gavel.conditions.version.Version;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** One value beside another: equal, more or less, earlier or later. */
final class Comparisons {
  private Comparisons() {}

  static Judge equal(Value operand) {
    return switch (operand) {
      case NullValue _ -> _ -> Verdict.FALSE; // null is missing, and missing equals nothing
      case BooleanValue truth -> actual -> verdict(actual == truth);
      case NumberValue number ->
          actual -> verdict(actual instanceof NumberValue n && n.compareWith(number) == 0);
      case StringValue(String text) ->
          actual -> verdict(actual instanceof StringValue s && s.text().equals(text));
      case ArrayValue _, ObjectValue _, SetValue _ -> actual -> verdict(actual.equals(operand));
    };
  }

  static Judge compares(Question.Compares question) {
    Relation relation = question.relation();
    Value bound = question.bound();
    return bound instanceof NumberValue number
        ? actual ->
            actual instanceof NumberValue n
                ? verdict(relation.holds(n.compareWith(number)))
                : Verdict.MISMATCH
        : actual ->
            actual.kind() == bound.kind()
                ? verdict(relation.holds(Value.ORDER.compare(actual, bound)))
                : Verdict.MISMATCH;
  }

  static Judge versions(Question.Versions question) {
    Relation relation = question.relation();
    Version bound = question.bound();
    return actual -> {
      int order = actual instanceof StringValue(String text) ? bound.compare(text) : Version.NONE;
      return order == Version.NONE ? Verdict.MISMATCH : verdict(relation.holds(order));
    };
  }

  static Judge moments(Question.Moments question) {
    Relation relation = question.relation();
    DateBound bound = question.bound();
    return actual -> {
      int order =
          switch (actual) {
            case StringValue(String text) -> bound.compare(text);
            case NumberValue millis -> bound.compare(millis);
            case NullValue _, BooleanValue _, ArrayValue _, ObjectValue _, SetValue _ ->
                DateBound.NONE;
          };
      return order == DateBound.NONE ? Verdict.MISMATCH : verdict(relation.holds(order));
    };
  }

  static Judge range(Judge low, Judge high) {
    return actual -> {
      Verdict first = low.judge(actual);
      return first == Verdict.TRUE ? high.judge(actual) : first;
    };
  }
}
