package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sums, products and what belongs to them: exact on integers, and on fractions with binary floats
 * of 64 bits of mantissa.
 */
public final class Arithmetic {
  private Arithmetic() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "plus", (_, operands) -> plus(first(operands), second(operands)),
        "minus", (_, operands) -> minus(operands),
        "mul", (_, operands) -> times(first(operands), second(operands)),
        "div", (_, operands) -> divide(first(operands), second(operands)),
        "rem", (_, operands) -> remainder(first(operands), second(operands)),
        "abs", unary(BigFloat::abs, n -> n == Long.MIN_VALUE ? null : Math.abs(n)),
        "round", unary(BigFloat::rounded, n -> n),
        "ceil", unary(BigFloat::ceiling, n -> n),
        "floor", unary(BigFloat::floor, n -> n));
  }

  private interface Exact {
    @Nullable Long of(long number);
  }

  private static NumberValue first(Value[] operands) {
    return Operands.number(operands, 1);
  }

  private static NumberValue second(Value[] operands) {
    return Operands.number(operands, 2);
  }

  private static Builtin unary(UnaryOperator<BigFloat> operator, Exact onIntegers) {
    return (_, operands) -> {
      NumberValue number = Operands.number(operands, 1);
      Long exact = number.isLong() ? onIntegers.of(number.toLong()) : null;
      return exact != null ? NumberValue.of(exact) : operator.apply(BigFloat.of(number)).toNumber();
    };
  }

  static NumberValue plus(NumberValue a, NumberValue b) {
    if (a.isLong() && b.isLong()) {
      long sum = a.toLong() + b.toLong();
      if (((a.toLong() ^ sum) & (b.toLong() ^ sum)) >= 0) {
        return NumberValue.of(sum);
      }
    }
    return wide(a, b, BigInteger::add, BigFloat::plus);
  }

  static NumberValue minus(NumberValue a, NumberValue b) {
    if (a.isLong() && b.isLong()) {
      long difference = a.toLong() - b.toLong();
      if (((a.toLong() ^ b.toLong()) & (a.toLong() ^ difference)) >= 0) {
        return NumberValue.of(difference);
      }
    }
    return wide(a, b, BigInteger::subtract, BigFloat::minus);
  }

  static NumberValue times(NumberValue a, NumberValue b) {
    if (a.isLong() && b.isLong()) {
      long high = Math.multiplyHigh(a.toLong(), b.toLong());
      long low = a.toLong() * b.toLong();
      if (high == low >> 63) {
        return NumberValue.of(low);
      }
    }
    return wide(a, b, BigInteger::multiply, BigFloat::times);
  }

  private static NumberValue wide(
      NumberValue a,
      NumberValue b,
      BinaryOperator<BigInteger> onIntegers,
      BinaryOperator<BigFloat> onFloats) {
    BigInteger x = Integers.exact(a);
    BigInteger y = x == null ? null : Integers.exact(b);
    return x != null && y != null
        ? Integers.toNumber(onIntegers.apply(x, y))
        : onFloats.apply(BigFloat.of(a), BigFloat.of(b)).toNumber();
  }

  /** The difference of numbers, or of sets. */
  private static Value minus(Value[] operands) {
    Value a = operands[0];
    Value b = operands[1];
    if (a instanceof NumberValue x && b instanceof NumberValue y) {
      return minus(x, y);
    }
    if (a instanceof SetValue x && b instanceof SetValue y) {
      return x.without(y);
    }
    if (!(a instanceof NumberValue) && !(a instanceof SetValue)) {
      throw Operands.wrongKind(1, a, "number", "set");
    }
    throw Operands.wrongKind(2, b, b instanceof NumberValue ? "set" : "number");
  }

  private static NumberValue divide(NumberValue a, NumberValue b) {
    if (isSmall(a) && isSmall(b) && a.toLong() != 0 && b.toLong() != 0) {
      long quotient = a.toLong() / b.toLong();
      if (quotient * b.toLong() == a.toLong()) {
        return NumberValue.of(quotient);
      }
    }
    BigFloat divisor = BigFloat.of(b);
    if (divisor.isZero()) {
      throw BuiltinException.failed("divide by zero");
    }
    return BigFloat.of(a).dividedBy(divisor).toNumber();
  }

  private static NumberValue remainder(NumberValue a, NumberValue b) {
    if (a.isLong() && b.isLong() && b.toLong() != 0) {
      return NumberValue.of(a.toLong() % b.toLong());
    }
    BigInteger x = Integers.exact(a);
    BigInteger y = x == null ? null : Integers.exact(b);
    if (x == null || y == null) {
      throw BuiltinException.failed("modulo on floating-point number");
    }
    if (y.signum() == 0) {
      throw BuiltinException.failed("modulo by zero");
    }
    return NumberValue.of(x.remainder(y));
  }

  private static boolean isSmall(NumberValue number) {
    return number.isLong() && (int) number.toLong() == number.toLong();
  }
}
