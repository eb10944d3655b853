package dev.gavel.rego.builtin.encoding;

import java.math.BigDecimal;

/** Doubles as Go writes them, in as few digits as bring them back. */
public final class GoFloat {
  /** From this power of ten on, the shortest text has an exponent; {@code %v} waits longer. */
  public static final int SHORTEST = 6;

  private GoFloat() {}

  /** As JSON: with an exponent below 1e-6 and from 1e21 on. */
  public static String json(double number) {
    double size = Math.abs(number);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
      return exponent(digits(number)).replace("e-0", "e-");
    }
    return plain(number);
  }

  /** As {@code %g} and {@code strconv} have it, with an exponent from this power of ten on. */
  public static String general(double number, int from) {
    if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    return general(digits(number), from);
  }

  /** The same for a decimal, all of whose digits count. */
  public static String general(BigDecimal number, int from) {
    BigDecimal digits = number.stripTrailingZeros();
    int power = digits.precision() - digits.scale() - 1;
    boolean scientific = digits.signum() != 0 && (power < -4 || power >= from);
    return scientific ? exponent(digits) : digits.toPlainString();
  }

  /** The same for a number of half the precision. */
  static String single(float number) {
    BigDecimal digits = new BigDecimal(Float.toString(number)).stripTrailingZeros();
    int power = digits.precision() - digits.scale() - 1;
    boolean small = number == 0 || (power >= -4 && power < SHORTEST);
    return small ? digits.toPlainString() : general(digits.doubleValue(), SHORTEST);
  }

  private static String special(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    String sign = 1 / number < 0 ? "-" : "";
    return number == 0 ? sign + "0" : number < 0 ? "-Inf" : "+Inf";
  }

  private static String plain(double number) {
    return number == 0 ? special(number) : digits(number).toPlainString();
  }

  private static String exponent(BigDecimal digits) {
    int power = digits.precision() - digits.scale() - 1;
    String all = digits.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    String size = Math.abs(power) < 10 ? "0" + Math.abs(power) : String.valueOf(Math.abs(power));
    return (digits.signum() < 0 ? "-" : "") + mantissa + "e" + (power < 0 ? "-" : "+") + size;
  }

  private static BigDecimal digits(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros();
  }
}
