package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.conditions.question.Relation;
import dev.gavel.conditions.question.ValueSet;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operator and its operand to the question that the two ask. A negative operator asks that of
 * its twin. After a mistake the question is whether the attribute exists, which nobody will ask.
 */
final class Operands {
  private Operands() {}

  static Question question(Condition condition, Diagnostics mistakes) {
    return question(new Draft(condition, condition.operator(), mistakes));
  }

  static Question question(Draft draft) {
    return switch (draft.operator()) {
      case EQ, NEQ -> anything(draft, Question.Equals::new);
      case CONTAINS, NOT_CONTAINS -> anything(draft, Question.Contains::new);
      case GT -> compares(draft, Relation.GREATER);
      case GTE -> compares(draft, Relation.AT_LEAST);
      case LT -> compares(draft, Relation.LESS);
      case LTE -> compares(draft, Relation.AT_MOST);
      case BETWEEN -> between(draft);
      case IN, NOT_IN -> list(draft, Question.OneOf::new);
      case CONTAINS_ALL -> list(draft, Question.HoldsAll::new);
      case CONTAINS_ANY, CONTAINS_NONE -> list(draft, Question.HoldsAny::new);
      case ARRAY_LENGTH -> Lengths.question(draft);
      case CONTAINS_I -> TextOperands.containsFolded(draft);
      case STARTS_WITH -> TextOperands.startsWith(draft);
      case ENDS_WITH -> TextOperands.endsWith(draft);
      case MATCH_REGEX -> TextOperands.matches(draft);
      case BEFORE -> TimeOperands.moment(draft, Relation.LESS);
      case AFTER -> TimeOperands.moment(draft, Relation.GREATER);
      case BETWEEN_DATES -> TimeOperands.between(draft);
      case TIME_WINDOW -> WindowOperand.during(draft);
      case SEMVER_EQ -> VersionOperands.version(draft, Relation.EQUAL);
      case SEMVER_GT -> VersionOperands.version(draft, Relation.GREATER);
      case SEMVER_GTE -> VersionOperands.version(draft, Relation.AT_LEAST);
      case SEMVER_LT -> VersionOperands.version(draft, Relation.LESS);
      case SEMVER_LTE -> VersionOperands.version(draft, Relation.AT_MOST);
      case SEMVER_BETWEEN -> VersionOperands.between(draft);
      case GEO_DISTANCE -> CircleOperand.near(draft);
      case PERCENTAGE_BUCKET -> BucketOperand.inBuckets(draft);
      case JSON_PATH -> PathOperand.atPath(draft);
      case EXISTS, NOT_EXISTS, IN_SEGMENT, NOT_IN_SEGMENT -> Exists.EXISTS;
    };
  }

  private static Question anything(Draft draft, Function<Value, Question> question) {
    Value operand = draft.operand();
    return operand == null ? Exists.EXISTS : question.apply(operand);
  }

  private static Question list(Draft draft, Function<ValueSet, Question> question) {
    Value operand = draft.operand();
    if (operand instanceof ArrayValue list) {
      return question.apply(ValueSet.of(list));
    }
    if (operand != null) {
      draft.wrong(operand);
    }
    return Exists.EXISTS;
  }

  private static Question compares(Draft draft, Relation relation) {
    Value operand = draft.operand();
    if (operand instanceof NumberValue || operand instanceof StringValue) {
      return new Question.Compares(relation, operand);
    }
    if (operand != null) {
      draft.wrong(operand);
    }
    return Exists.EXISTS;
  }

  private static Question between(Draft draft) {
    Bounds bounds = draft.bounds();
    ArrayValue ends = draft.ends();
    if (ends == null) {
      return Exists.EXISTS;
    }
    Value low = ends.get(0);
    Value high = ends.get(1);
    boolean numbers = low instanceof NumberValue && high instanceof NumberValue;
    if (!numbers && !(low instanceof StringValue && high instanceof StringValue)) {
      draft.wrong(
          draft.place(),
          "needs two numbers or two strings, not "
              + (low.kind().noun() + " and " + high.kind().noun()));
      return Exists.EXISTS;
    }
    return bounds.range(low, high, Question.Compares::new);
  }

  /** The operator of an option that names one; null where it names none. */
  static @Nullable Operator named(Value option) {
    return option instanceof StringValue(String name) ? Operator.named(name) : null;
  }
}
