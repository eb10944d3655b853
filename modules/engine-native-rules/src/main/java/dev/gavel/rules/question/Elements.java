package dev.gavel.rules.question;

import static dev.gavel.rules.question.Judge.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rules.text.Needle;

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
    return actual ->
        switch (actual) {
          case ArrayValue array -> verdict(operands.holdsOneOf(array));
          case SetValue set -> verdict(operands.holdsOneOf(set));
          case NullValue _, BooleanValue _, NumberValue _, StringValue _, ObjectValue _ ->
              Verdict.MISMATCH;
        };
  }

  static Judge holdsAll(ValueSet operands) {
    return actual ->
        switch (actual) {
          case ArrayValue array -> verdict(operands.isWithin(array));
          case SetValue set -> verdict(operands.isWithin(set));
          case NullValue _, BooleanValue _, NumberValue _, StringValue _, ObjectValue _ ->
              Verdict.MISMATCH;
        };
  }

  static Judge length(Judge ofLength, boolean negated) {
    return actual ->
        switch (actual) {
          case ArrayValue array -> length(ofLength, negated, array.size());
          case SetValue set -> length(ofLength, negated, set.size());
          case NullValue _, BooleanValue _, NumberValue _, StringValue _, ObjectValue _ ->
              Verdict.MISMATCH;
        };
  }

  private static Verdict length(Judge ofLength, boolean negated, int length) {
    return verdict((ofLength.judge(NumberValue.of(length)) == Verdict.TRUE) != negated);
  }
}
