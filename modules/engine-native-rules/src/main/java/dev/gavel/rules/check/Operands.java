package dev.gavel.rules.check;

import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rules.question.Question;
import dev.gavel.rules.question.ValueSet;

/** An operator and its operand to the question that the two ask. */
final class Operands {
  private Operands() {}

  static Question question(Condition condition, Diagnostics mistakes) {
    Value operand = condition.value();
    if (operand == null) {
      mistakes.error(
          "missing_value",
          condition.place(),
          condition.operator().label() + " needs a value",
          "\"value\": " + example(condition));
      return new Question.Equals(condition.options());
    }
    return switch (condition.operator()) {
      case EQ, NEQ -> new Question.Equals(operand);
      case IN, NOT_IN ->
          operand instanceof ArrayValue list
              ? new Question.OneOf(ValueSet.of(list))
              : wrong(condition, operand, "an array", mistakes);
      case CONTAINS -> new Question.Contains(operand);
      case GT ->
          isOrdered(operand)
              ? new Question.Greater(operand)
              : wrong(condition, operand, "a number or a string", mistakes);
      case LT ->
          isOrdered(operand)
              ? new Question.Less(operand)
              : wrong(condition, operand, "a number or a string", mistakes);
    };
  }

  private static boolean isOrdered(Value operand) {
    return operand instanceof NumberValue || operand instanceof StringValue;
  }

  /** Stands in for the question that cannot be asked, so that checking goes on. */
  private static Question wrong(
      Condition condition, Value operand, String wanted, Diagnostics mistakes) {
    mistakes.error(
        "wrong_operand",
        condition.place().member("value"),
        condition.operator().label() + " needs " + wanted + ", not " + operand.kind().noun(),
        "\"value\": " + example(condition));
    return new Question.Equals(operand);
  }

  private static String example(Condition condition) {
    return switch (condition.operator()) {
      case EQ, NEQ, CONTAINS -> "\"US\"";
      case IN, NOT_IN -> "[\"US\", \"CA\"]";
      case GT, LT -> "18";
    };
  }
}
