package dev.gavel.rego.builtin.number;

import java.math.BigInteger;

/**
 * The text of a float: the fewest digits that read back as the same float at its precision. With
 * the exact decimals of the float and of the two midpoints to its neighbours side by side, the
 * first digit at which it differs from both is the last that is needed.
 */
final class ShortestDecimal {
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /** From this power of ten on, and from a ten-thousandth down, fractions take an exponent. */
  private static final int FIRST_EXPONENT = 6;

  private ShortestDecimal() {}

  /** A decimal 0.d1d2d3... times ten to the point, with no zeros at its end. */
  private record Digits(String digits, int point) {
    static Digits of(BigInteger mantissa, int exponent) {
      String text =
          (exponent >= 0 ? mantissa.shiftLeft(exponent) : mantissa.multiply(FIVE.pow(-exponent)))
              .toString();
      return trimmed(text, text.length() + Math.min(exponent, 0));
    }

    private static Digits trimmed(String text, int point) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '0') {
        end--;
      }
      return new Digits(text.substring(0, end), point);
    }

    char at(int index) {
      return index < digits.length() ? digits.charAt(index) : '0';
    }

    Digits roundedDown(int count) {
      return trimmed(digits.substring(0, count), point);
    }

    Digits roundedUp(int count) {
      int at = count;
      while (at > 0 && digits.charAt(at - 1) == '9') {
        at--;
      }
      return at == 0
          ? new Digits("1", point + 1)
          : new Digits(digits.substring(0, at - 1) + (char) (digits.charAt(at - 1) + 1), point);
    }

    Digits nearest(int count) {
      boolean tie = digits.length() == count + 1 && at(count) == '5';
      boolean up = tie ? (at(count - 1) - '0') % 2 != 0 : at(count) >= '5';
      return up ? roundedUp(count) : roundedDown(count);
    }
  }

  static String text(BigFloat number) {
    String sign = number.isNegative() ? "-" : "";
    if (number.isZero()) {
      return sign + "0";
    }
    Digits shortest = shortest(number);
    int exponent = shortest.point() - 1;
    boolean scientific = !number.isWhole() && (exponent < -4 || exponent >= FIRST_EXPONENT);
    return sign + (scientific ? scientific(shortest, exponent) : plain(shortest));
  }

  private static Digits shortest(BigFloat number) {
    BigInteger mantissa = number.mantissa();
    int shift = number.precision() + 1 - mantissa.bitLength();
    BigInteger doubled = mantissa.shiftLeft(shift);
    int exponent = number.exponent() - shift;
    boolean inclusive = !doubled.testBit(1);
    Digits exact = Digits.of(doubled, exponent);
    Digits lower = Digits.of(doubled.subtract(BigInteger.ONE), exponent);
    Digits upper = Digits.of(doubled.add(BigInteger.ONE), exponent);
    for (int i = 0; i < exact.digits().length(); i++) {
      char digit = exact.at(i);
      boolean down = lower.at(i) != digit || (inclusive && i + 1 == lower.digits().length());
      boolean up =
          digit != upper.at(i)
              && (inclusive || digit + 1 < upper.at(i) || i + 1 < upper.digits().length());
      if (down || up) {
        int count = i + 1;
        if (count == exact.digits().length()) {
          return exact;
        }
        return down && up
            ? exact.nearest(count)
            : down ? exact.roundedDown(count) : exact.roundedUp(count);
      }
    }
    return exact;
  }

  private static String plain(Digits number) {
    String digits = number.digits();
    int point = number.point();
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return digits.length() <= point
        ? digits + "0".repeat(point - digits.length())
        : digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String scientific(Digits number, int exponent) {
    String digits = number.digits();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String power = Integer.toString(Math.abs(exponent));
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() == 1 ? "0" : "")
        + power;
  }
}
