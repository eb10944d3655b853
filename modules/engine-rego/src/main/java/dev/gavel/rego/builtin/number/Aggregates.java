package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a collection as a whole. Of equal elements, the last one is least and greatest.
 */
public final class Aggregates {
  private Aggregates() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "count", (_, operands) -> NumberValue.of(count(operands[0])),
        "sum", Aggregates::sum,
        "product", Aggregates::product,
        "max", (during, operands) -> extreme(during, operands, 1),
        "min", (during, operands) -> extreme(during, operands, -1),
        "sort", Aggregates::sort,
        "all", (_, operands) -> BooleanValue.of(all(operands)),
        "any", (_, operands) -> BooleanValue.of(any(operands)));
  }

  private static int count(Value value) {
    return switch (value) {
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case SetValue set -> set.size();
      case StringValue string -> string.text().codePointCount(0, string.text().length());
      default -> throw Operands.wrongKind(1, value, "array", "object", "set", "string");
    };
  }

  private static Value sum(Evaluation during, Value[] operands) {
    Long small = smallSum(operands[0]);
    if (small != null) {
      during.budget().spend(count(operands[0]));
      return NumberValue.of(small);
    }
    BigInteger exact = exact(during, operands, BigInteger.ZERO, BigInteger::add);
    if (exact != null) {
      return Integers.toNumber(exact);
    }
    return floats(operands, BigFloat.of(NumberValue.of(0)), BigFloat::plus);
  }

  /** Null when an element is no integer of 64 bits, or the sum is none on the way. */
  private static @Nullable Long smallSum(Value collection) {
    List<Value> items =
        switch (collection) {
          case ArrayValue array -> array.asList();
          case SetValue set -> set.inAnyOrder();
          default -> List.of();
        };
    long sum = 0;
    for (Value item : items) {
      long before = sum;
      if (!(item instanceof NumberValue number) || !number.isLong()) {
        return null;
      }
      sum += number.toLong();
      if (((before ^ sum) & (number.toLong() ^ sum)) < 0) {
        return null;
      }
    }
    return items.isEmpty() ? null : (Long) sum;
  }

  private static Value product(Evaluation during, Value[] operands) {
    BigInteger exact = exact(during, operands, BigInteger.ONE, BigInteger::multiply);
    if (exact != null) {
      return Integers.toNumber(exact);
    }
    return floats(operands, BigFloat.of(1.0), (a, b) -> a.times(b, BigFloat.DOUBLE_PRECISION));
  }

  /** Null when an element is no integer. */
  private static @Nullable BigInteger exact(
      Evaluation during, Value[] operands, BigInteger start, BinaryOperator<BigInteger> operator) {
    BigInteger result = start;
    for (Value item : Operands.items(operands, 1, "set", "array")) {
      BigInteger integer = item instanceof NumberValue number ? Integers.exact(number) : null;
      if (integer == null) {
        return null;
      }
      result = operator.apply(result, integer);
      if (result.bitLength() > Integers.MAX_BITS) {
        throw Integers.tooBig();
      }
      during.budget().spend(1 + result.bitLength() / Long.SIZE);
    }
    return result;
  }

  private static NumberValue floats(
      Value[] operands, BigFloat start, BinaryOperator<BigFloat> operator) {
    BigFloat result = start;
    for (Value item : Operands.items(operands, 1, "set", "array")) {
      if (!(item instanceof NumberValue number)) {
        throw Operands.wrongElement(1, operands[0], item, "number");
      }
      result = operator.apply(result, BigFloat.of(number));
    }
    return result.toNumber();
  }

  private static @Nullable Value extreme(Evaluation during, Value[] operands, int direction) {
    Value best = null;
    for (Value item : Operands.items(operands, 1, "set", "array")) {
      if (best == null || Value.ORDER.compare(item, best) * direction >= 0) {
        best = item;
      }
    }
    during.budget().spend(count(operands[0]));
    return best;
  }

  private static Value sort(Evaluation during, Value[] operands) {
    int size = operands[0] instanceof ArrayValue array ? array.size() : 0;
    during.budget().spend(size);
    during.budget().allocate(8L * size);
    return switch (operands[0]) {
      case SetValue set -> set.toArray();
      case ArrayValue array -> array.sorted();
      default -> throw Operands.wrongKind(1, operands[0], "set", "array");
    };
  }

  private static boolean all(Value[] operands) {
    for (Value item : Operands.items(operands, 1, "array", "set")) {
      if (item != BooleanValue.TRUE) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(Value[] operands) {
    for (Value item : Operands.items(operands, 1, "array", "set")) {
      if (item == BooleanValue.TRUE) {
        return true;
      }
    }
    return false;
  }
}
