package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.OptionalInt;

/** What is less than what. */
final class Order {
  private Order() {}

  static Verdict judge(Operator operator, Value actual, Value bound) {
    OptionalInt order = compare(actual, bound);
    return order.isEmpty() ? Verdict.MISMATCH : verdict(is(order.getAsInt(), operator));
  }

  static Verdict between(Comparison comparison, Value actual) {
    ArrayValue range = (ArrayValue) comparison.operand();
    OptionalInt low = compare(actual, range.get(0));
    OptionalInt high = compare(actual, range.get(1));
    return low.isEmpty() || high.isEmpty()
        ? Verdict.MISMATCH
        : verdict(isBetween(low.getAsInt(), high.getAsInt(), comparison));
  }

  /** Whether an order is what GT, GTE, LT, LTE or EQ ask for. */
  static boolean is(int order, Operator operator) {
    return switch (operator) {
      case GT -> order > 0;
      case GTE -> order >= 0;
      case LT -> order < 0;
      case LTE -> order <= 0;
      case EQ -> order == 0;
      default -> throw new IllegalArgumentException(operator + " asks for no order");
    };
  }

  /** By how a value compares with the low end and with the high end. */
  static boolean isBetween(int low, int high, Comparison comparison) {
    return switch (comparison.option("bounds", "inclusive")) {
      case "inclusive" -> low >= 0 && high <= 0;
      case "exclusive" -> low > 0 && high < 0;
      case "low" -> low >= 0 && high < 0;
      case "high" -> low > 0 && high <= 0;
      default -> throw new IllegalArgumentException("no such bounds");
    };
  }

  private static OptionalInt compare(Value a, Value b) {
    if (a instanceof NumberValue x && b instanceof NumberValue y) {
      return OptionalInt.of(x.decimal().compareTo(y.decimal()));
    }
    return a instanceof StringValue(String x) && b instanceof StringValue(String y)
        ? OptionalInt.of(Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray()))
        : OptionalInt.empty();
  }
}
