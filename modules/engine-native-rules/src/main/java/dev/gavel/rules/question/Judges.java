package dev.gavel.rules.question;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.function.IntPredicate;

/**
 * Questions to code: the one place that says what each operator means.
 *
 * <p>The kind of the operand is known now, so each judge is made for its kind and tests only the
 * kind of the value. A set, which plain Java can put into a context, is taken for an array.
 */
public final class Judges {
  private Judges() {}

  public static Judge of(Question question) {
    return switch (question) {
      case Question.Equals(Value operand) -> equal(operand);
      case Question.OneOf(ValueSet operands) -> actual -> verdict(isOneOf(operands, actual));
      case Question.Contains(StringValue(String text)) -> containsText(text);
      case Question.Contains(Value element) -> containsElement(element);
      case Question.Greater(Value bound) -> compares(bound, order -> order > 0);
      case Question.Less(Value bound) -> compares(bound, order -> order < 0);
    };
  }

  private static Judge equal(Value operand) {
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

  private static boolean isOneOf(ValueSet operands, Value actual) {
    return switch (actual) {
      case ArrayValue array -> holdsOneOf(operands, array) || operands.contains(array);
      case SetValue set -> holdsOneOf(operands, set) || operands.contains(set);
      case StringValue string -> operands.contains(string);
      case NullValue _, BooleanValue _, NumberValue _, ObjectValue _ -> operands.contains(actual);
    };
  }

  private static boolean holdsOneOf(ValueSet operands, ArrayValue array) {
    for (int i = 0; i < array.size(); i++) {
      if (operands.contains(array.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsOneOf(ValueSet operands, SetValue set) {
    for (Value element : set) {
      if (operands.contains(element)) {
        return true;
      }
    }
    return false;
  }

  private static Judge containsText(String text) {
    Value element = StringValue.of(text);
    return actual ->
        actual instanceof StringValue string
            ? verdict(string.text().contains(text))
            : holds(actual, element);
  }

  private static Judge containsElement(Value element) {
    return actual -> holds(actual, element);
  }

  private static Verdict holds(Value actual, Value element) {
    return switch (actual) {
      case ArrayValue array -> verdict(array.contains(element));
      case SetValue set -> verdict(set.contains(element));
      case NullValue _, BooleanValue _, NumberValue _, StringValue _, ObjectValue _ ->
          Verdict.MISMATCH;
    };
  }

  private static Judge compares(Value bound, IntPredicate wanted) {
    return bound instanceof NumberValue number
        ? actual ->
            actual instanceof NumberValue n
                ? verdict(wanted.test(n.compareWith(number)))
                : Verdict.MISMATCH
        : actual ->
            actual.kind() == bound.kind()
                ? verdict(wanted.test(Value.ORDER.compare(actual, bound)))
                : Verdict.MISMATCH;
  }

  private static Verdict verdict(boolean truth) {
    return truth ? Verdict.TRUE : Verdict.FALSE;
  }
}
