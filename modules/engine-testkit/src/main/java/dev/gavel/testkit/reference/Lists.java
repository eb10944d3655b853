package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is in an array, and how much. */
final class Lists {
  private Lists() {}

  static Stream<Value> elements(ArrayValue array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static boolean isOneOf(Value actual, ArrayValue list) {
    return Values.has(list, actual)
        || (actual instanceof ArrayValue array
            && elements(array).anyMatch(element -> Values.has(list, element)));
  }

  static Verdict contains(Value actual, Value part) {
    if (actual instanceof StringValue(String whole) && part instanceof StringValue(String text)) {
      return verdict(whole.contains(text));
    }
    return actual instanceof ArrayValue array ? verdict(Values.has(array, part)) : Verdict.MISMATCH;
  }

  static Verdict containsAll(Value actual, ArrayValue wanted) {
    return actual instanceof ArrayValue array
        ? verdict(elements(wanted).allMatch(element -> Values.has(array, element)))
        : Verdict.MISMATCH;
  }

  static Verdict containsAny(Value actual, ArrayValue wanted) {
    return actual instanceof ArrayValue array
        ? verdict(elements(wanted).anyMatch(element -> Values.has(array, element)))
        : Verdict.MISMATCH;
  }

  static Verdict length(Comparison comparison, Value actual) {
    if (!(actual instanceof ArrayValue array)) {
      return Verdict.MISMATCH;
    }
    Value length = NumberValue.of(array.size());
    return switch (comparison.option("compare", "eq")) {
      case "between" -> Order.between(comparison, length);
      case "neq" -> verdict(!Values.same(length, comparison.operand()));
      case String name -> {
        Operator order = Operator.named(name);
        yield order == null ? Verdict.MISMATCH : Order.judge(order, length, comparison.operand());
      }
    };
  }
}
