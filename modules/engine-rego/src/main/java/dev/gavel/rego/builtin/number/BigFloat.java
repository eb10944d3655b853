package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.rego.builtin.Integers;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A binary floating-point number with as many bits of mantissa as asked for, rounding to nearest
 * and ties to even. Rego's arithmetic on fractions is defined by these numbers, down to the last
 * digit, so the way a decimal is read follows Go's step by step: its power of five is itself
 * rounded.
 */
final class BigFloat {
  /** What a decimal is read with. */
  static final int READ_PRECISION = 64;

  /** What the constants of the language the reference is written in have. */
  static final int DOUBLE_PRECISION = 53;

  private static final BigInteger FIVE = BigInteger.valueOf(5);
  private static final int EXACT_POWER = 27;

  private final boolean negative;

  /** Never negative; the value is the mantissa times two to the exponent. */
  private final BigInteger mantissa;

  private final int exponent;
  private final int precision;

  private BigFloat(boolean negative, BigInteger mantissa, int exponent, int precision) {
    this.negative = negative;
    this.mantissa = mantissa;
    this.exponent = exponent;
    this.precision = precision;
  }

  static BigFloat of(NumberValue number) {
    boolean negative = number.toString().startsWith("-");
    BigDecimal decimal = Integers.moderate(number).abs();
    BigInteger digits = decimal.unscaledValue();
    int ten = -decimal.scale();
    if (ten == 0 || digits.signum() == 0) {
      return rounded(negative, digits, 0, READ_PRECISION, false);
    }
    BigFloat exact = new BigFloat(negative, digits, ten, READ_PRECISION);
    BigFloat five = powerOfFive(Math.abs(ten), READ_PRECISION + 64);
    return ten < 0 ? exact.dividedBy(five, READ_PRECISION) : exact.times(five, READ_PRECISION);
  }

  static BigFloat of(double number) {
    BigDecimal exact = new BigDecimal(Math.abs(number));
    BigInteger digits = exact.unscaledValue();
    int scale = exact.scale();
    // A double's decimal has as many places as its binary, so the power of ten is a power of two.
    return rounded(number < 0, digits.divide(FIVE.pow(scale)), -scale, DOUBLE_PRECISION, false);
  }

  private static BigFloat integer(boolean negative, BigInteger integer) {
    return new BigFloat(negative, integer, 0, Math.max(integer.bitLength(), READ_PRECISION));
  }

  private static BigFloat powerOfFive(int power, int precision) {
    if (power <= EXACT_POWER) {
      return rounded(false, FIVE.pow(power), 0, precision, false);
    }
    BigFloat result = rounded(false, FIVE.pow(EXACT_POWER), 0, precision, false);
    BigFloat factor = rounded(false, FIVE, 0, precision + 64, false);
    for (int rest = power - EXACT_POWER; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = result.times(factor, precision);
      }
      factor = factor.times(factor, precision + 64);
    }
    return result;
  }

  BigFloat plus(BigFloat other) {
    int wanted = Math.max(precision, other.precision);
    if (mantissa.signum() == 0 && other.mantissa.signum() == 0) {
      return new BigFloat(negative && other.negative, BigInteger.ZERO, 0, wanted);
    }
    int low = Math.min(exponent, other.exponent);
    BigInteger sum = signed(low).add(other.signed(low));
    return rounded(sum.signum() < 0, sum.abs(), low, wanted, false);
  }

  BigFloat minus(BigFloat other) {
    return plus(other.negated());
  }

  BigFloat times(BigFloat other) {
    return times(other, Math.max(precision, other.precision));
  }

  BigFloat times(BigFloat other, int wanted) {
    return rounded(
        negative != other.negative,
        mantissa.multiply(other.mantissa),
        exponent + other.exponent,
        wanted,
        false);
  }

  /** The other is not zero. */
  BigFloat dividedBy(BigFloat other) {
    return dividedBy(other, Math.max(precision, other.precision));
  }

  private BigFloat dividedBy(BigFloat other, int wanted) {
    int shift = Math.max(0, wanted + 2 + other.mantissa.bitLength() - mantissa.bitLength());
    BigInteger[] parts = mantissa.shiftLeft(shift).divideAndRemainder(other.mantissa);
    return rounded(
        negative != other.negative,
        parts[0],
        exponent - other.exponent - shift,
        wanted,
        parts[1].signum() != 0);
  }

  BigFloat negated() {
    return new BigFloat(!negative, mantissa, exponent, precision);
  }

  BigFloat abs() {
    return new BigFloat(false, mantissa, exponent, precision);
  }

  /** Without its fraction. */
  BigInteger truncated() {
    BigInteger whole = mantissa.shiftLeft(exponent);
    return negative ? whole.negate() : whole;
  }

  /** The truncated number as a float again; zero has no sign. */
  private BigFloat whole() {
    BigInteger integer = truncated();
    return integer(integer.signum() < 0, integer.abs());
  }

  BigFloat rounded() {
    BigFloat half = of(0.5);
    return (negative ? minus(half) : plus(half)).whole();
  }

  BigFloat ceiling() {
    BigFloat whole = whole();
    return whole.negative || isWhole() ? whole : whole.plus(of(1.0));
  }

  BigFloat floor() {
    BigFloat whole = whole();
    return !whole.negative || isWhole() ? whole : whole.minus(of(1.0));
  }

  boolean isZero() {
    return mantissa.signum() == 0;
  }

  boolean isNegative() {
    return negative;
  }

  boolean isWhole() {
    return isZero() || exponent >= 0 || mantissa.getLowestSetBit() >= -exponent;
  }

  BigInteger mantissa() {
    return mantissa;
  }

  int exponent() {
    return exponent;
  }

  int precision() {
    return precision;
  }

  NumberValue toNumber() {
    if (Math.abs((long) mantissa.bitLength() + exponent) > Integers.MAX_BITS) {
      throw Integers.tooBig();
    }
    return NumberValue.parse(ShortestDecimal.text(this));
  }

  private BigInteger signed(int low) {
    BigInteger aligned = mantissa.shiftLeft(exponent - low);
    return negative ? aligned.negate() : aligned;
  }

  /** Cuts to the wanted bits; inexact says that something below the mantissa is lost already. */
  private static BigFloat rounded(
      boolean negative, BigInteger mantissa, int exponent, int wanted, boolean inexact) {
    int excess = mantissa.bitLength() - wanted;
    if (excess <= 0) {
      return new BigFloat(negative, mantissa, exponent, wanted);
    }
    BigInteger kept = mantissa.shiftRight(excess);
    boolean half = mantissa.testBit(excess - 1);
    boolean more = inexact || mantissa.getLowestSetBit() < excess - 1;
    if (half && (more || kept.testBit(0))) {
      kept = kept.add(BigInteger.ONE);
    }
    return new BigFloat(negative, kept, exponent + excess, wanted);
  }
}
