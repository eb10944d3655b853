package dev.gavel.conditions.question;

import static dev.gavel.conditions.question.Judge.verdict;

import dev.gavel.conditions.text.Needle;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.function.Predicate;

/** Values in lists: one of many, an array that holds it, an array of so many. */
final class Elements {
  private Elements() {}

  static Judge oneOf(ValueSet operands) {
    return actual ->
        verdict(
            switch (actual) {
              case ArrayValue array -> operands.holdsOneOf(array) || operands.contains(array);
              case SetValue set -> operands.holdsOneOf(set) || operands.contains(set);
              case StringValue string -> operands.contains(string);
              case NullValue _, BooleanValue _, NumberValue _, ObjectValue _ ->
                  operands.contains(actual);
            });
  }

  static Judge contains(Value operand) {
    if (!(operand instanceof StringValue(String text))) {
      return actual -> holds(actual, operand);
    }
    Needle needle = Needle.of(text);
    return actual ->
        actual instanceof StringValue string
            ? verdict(needle.in(string.text()))
            : holds(actual, operand);
  }

  private static Verdict holds(Value actual, Value element) {
    return switch (actual) {
      case ArrayValue array -> verdict(array.contains(element));
      case SetValue set -> verdict(set.contains(element));
      case NullValue _, BooleanValue _, NumberValue _, StringValue _, ObjectValue _ ->
          Verdict.MISMATCH;
    };
  }

  static Judge holdsAny(ValueSet operands) {
    return ofList(operands::holdsOneOf, operands::holdsOneOf);
  }

  static Judge holdsAll(ValueSet operands) {
    return ofList(operands::isWithin, operands::isWithin);
  }

  private static Judge ofList(Predicate<ArrayValue> ofArray, Predicate<SetValue> ofSet) {
    return actual ->
        switch (actual) {
          case ArrayValue array -> verdict(ofArray.test(array));
          case SetValue set -> verdict(ofSet.test(set));
          case NullValue _, BooleanValue _, NumberValue _, StringValue _, ObjectValue _ ->
              Verdict.MISMATCH;
        };
  }

  static Judge length(Judge ofLength, boolean negated) {
    return ofList(
        array -> length(ofLength, negated, array.size()),
        set -> length(ofLength, negated, set.size()));
  }

  private static boolean length(Judge ofLength, boolean negated, int length) {
    return (ofLength.judge(NumberValue.of(length)) == Verdict.TRUE) != negated;
  }
}
