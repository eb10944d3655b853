package dev.gavel.rego.builtin;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as integers, if they are some. A few characters can write a number of a billion digits,
 * so anything much larger than a policy can mean is refused before it is spelled out.
 */
public final class Integers {
  /** As many bits as a number may have that arithmetic makes or takes. */
  public static final int MAX_BITS = 1 << 18;

  /** 2 to the power of 100,000 is the largest magnitude that OPA reads. */
  private static final int MAX_DIGITS = 30_103;

  private static final int LONGEST_LONG = 19;

  private Integers() {}

  /** The number as an integer; null when it has a fraction. */
  public static @Nullable BigInteger exact(NumberValue number) {
    if (number.isLong()) {
      return BigInteger.valueOf(number.toLong());
    }
    BigDecimal decimal = moderate(number);
    if (decimal.scale() <= 0) {
      return decimal.toBigInteger();
    }
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() > 0 ? null : stripped.toBigInteger();
  }

  /** The exact value of a number whose magnitude is within reason. */
  public static BigDecimal moderate(NumberValue number) {
    BigDecimal decimal = number.decimal();
    long magnitude = (long) decimal.precision() - decimal.scale();
    if (decimal.signum() != 0 && decimal.scale() != 0 && Math.abs(magnitude) > MAX_DIGITS) {
      throw tooBig();
    }
    return decimal;
  }

  public static NumberValue toNumber(BigInteger integer) {
    if (integer.bitLength() > MAX_BITS) {
      throw tooBig();
    }
    return NumberValue.of(integer);
  }

  public static BuiltinException tooBig() {
    return BuiltinException.failed("number too big");
  }

  /** The number as an index, or -1 when it is none: 2 and 2.0 are one, 2e0 is not. */
  public static long plain(NumberValue number) {
    if (number.isLong()) {
      return number.toLong();
    }
    return isPlain(number.toString()) ? number.decimal().longValue() : -1;
  }

  /**
   * Whether this is an integer of 64 bits, written with no exponent and at most zeros behind a dot.
   */
  public static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() - start > LONGEST_LONG) {
      return false;
    }
    int dot = text.indexOf('.');
    int end = dot < 0 ? text.length() : dot;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i < end ? c < '0' || c > '9' : i > end && c != '0') {
        return false;
      }
    }
    return end - start < LONGEST_LONG
        || new BigInteger(text.substring(0, end)).bitLength() < Long.SIZE;
  }
}
