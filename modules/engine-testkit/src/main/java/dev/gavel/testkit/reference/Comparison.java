package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator that compares a value with its operand, wherever the value comes from. */
record Comparison(Operator operator, @Nullable Value value, ObjectValue options) {

  static Comparison of(Condition condition) {
    return new Comparison(condition.operator().positive(), condition.value(), condition.options());
  }

  /** The operator that a condition about a path compares by. */
  static Operator compared(Condition condition) {
    if (condition.options().get("compare") instanceof StringValue(String name)) {
      return Objects.requireNonNull(Operator.named(name));
    }
    return condition.value() == null ? Operator.EXISTS : Operator.EQ;
  }

  /** A length's own compare has no place beside a path's: the operand says which it is. */
  static Comparison atPath(Condition condition) {
    ObjectValue.Builder options = ObjectValue.builder();
    for (int at = 0; at < condition.options().size(); at++) {
      options.put(condition.options().key(at), condition.options().value(at));
    }
    String compare = condition.value() instanceof ArrayValue ? "between" : "eq";
    return new Comparison(
        compared(condition).positive(),
        condition.value(),
        options.put("compare", StringValue.of(compare)).build());
  }

  Value operand() {
    return Objects.requireNonNull(value);
  }

  /** An option that is a text, or what stands for it when it is absent. */
  String option(String name, String otherwise) {
    return options.get(name) instanceof StringValue(String text) ? text : otherwise;
  }

  Verdict judge(Value actual) {
    return switch (operator) {
      case EQ -> verdict(Values.same(actual, operand()));
      case GT, GTE, LT, LTE -> Order.judge(operator, actual, operand());
      case BETWEEN -> Order.between(this, actual);
      case IN -> verdict(Lists.isOneOf(actual, (ArrayValue) operand()));
      case CONTAINS -> Lists.contains(actual, operand());
      case CONTAINS_I -> Texts.containsFolded(actual, text());
      case STARTS_WITH -> Texts.anyOf(actual, operand(), String::startsWith);
      case ENDS_WITH -> Texts.anyOf(actual, operand(), String::endsWith);
      case MATCH_REGEX -> Texts.matches(actual, text());
      case BEFORE, AFTER, BETWEEN_DATES -> Times.judge(this, actual);
      case CONTAINS_ALL -> Lists.containsAll(actual, (ArrayValue) operand());
      case CONTAINS_ANY -> Lists.containsAny(actual, (ArrayValue) operand());
      case ARRAY_LENGTH -> Lists.length(this, actual);
      case SEMVER_EQ, SEMVER_GT, SEMVER_GTE, SEMVER_LT, SEMVER_LTE, SEMVER_BETWEEN ->
          Version.judge(this, actual);
      case GEO_DISTANCE -> Circle.judge(actual, (ObjectValue) operand());
      case TIME_WINDOW -> Windows.judge(actual, (ObjectValue) operand());
      case PERCENTAGE_BUCKET -> Buckets.judge(this, actual);
      case NEQ, NOT_IN, NOT_CONTAINS, CONTAINS_NONE, NOT_EXISTS, NOT_IN_SEGMENT ->
          throw new IllegalArgumentException(operator + " is judged by its twin");
      case JSON_PATH, EXISTS, IN_SEGMENT ->
          throw new IllegalArgumentException(operator + " is no comparison of values");
    };
  }

  private String text() {
    return ((StringValue) operand()).text();
  }
}
