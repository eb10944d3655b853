package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import java.util.EnumSet;
import java.util.Set;

/** The operand of {@code array_length}: a number that the length is compared with, or two. */
final class Lengths {
  private static final Set<Operator> COMPARISONS =
      EnumSet.of(
          Operator.EQ,
          Operator.NEQ,
          Operator.GT,
          Operator.GTE,
          Operator.LT,
          Operator.LTE,
          Operator.BETWEEN);

  private Lengths() {}

  static Question question(Draft draft) {
    Operator comparison = comparison(draft);
    Value operand = draft.operand();
    if (operand == null || !isSound(draft, comparison, operand)) {
      return Exists.EXISTS;
    }
    Draft ofLength = draft.comparedBy(comparison);
    return new Question.Length(Operands.question(ofLength), comparison.isNegative());
  }

  private static boolean isSound(Draft draft, Operator comparison, Value operand) {
    if (comparison != Operator.BETWEEN && !(operand instanceof NumberValue)) {
      draft.wrong(
          draft.place(),
          "compares by %s with a number, not %s"
              .formatted(comparison.label(), operand.kind().noun()));
      return false;
    }
    if (comparison == Operator.BETWEEN
        && operand instanceof ArrayValue ends
        && !(ends.size() == 2
            && ends.get(0) instanceof NumberValue
            && ends.get(1) instanceof NumberValue)) {
      draft.wrong(draft.place(), "compares between two numbers");
      return false;
    }
    return true;
  }

  /** At a path, {@code compare} is what led here, and the operand says what is meant. */
  private static Operator comparison(Draft draft) {
    if (draft.condition().operator() == Operator.JSON_PATH) {
      return draft.condition().value() instanceof ArrayValue ? Operator.BETWEEN : Operator.EQ;
    }
    Value option = draft.option("compare");
    if (option == null) {
      return Operator.EQ;
    }
    Operator named = Operands.named(option);
    if (named == null || !COMPARISONS.contains(named)) {
      draft.wrongOption(
          "compare", "one of eq, neq, gt, gte, lt, lte and between", "\"compare\": \"gte\"");
      return Operator.EQ;
    }
    return named;
  }
}
