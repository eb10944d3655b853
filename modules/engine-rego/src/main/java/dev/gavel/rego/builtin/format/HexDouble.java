package dev.gavel.rego.builtin.format;

/** Doubles by their bits, in powers of two. */
final class HexDouble {
  private static final int MANTISSA_BITS = 52;
  private static final int BIAS = 1023;
  private static final int TOP = 60;
  private static final int MOST_DIGITS = 15;

  private HexDouble() {}

  /** The mantissa in decimal and the power of two. */
  static String mantissaAndPower(double number) {
    int power = exponent(number) - MANTISSA_BITS;
    return mantissa(number) + "p" + (power < 0 ? "" : "+") + power;
  }

  /** One hexadecimal digit, a fraction as long as asked for or needed, and the power of two. */
  static String text(double number, int precision) {
    long mantissa = mantissa(number) << (TOP - MANTISSA_BITS);
    int power = mantissa == 0 ? 0 : exponent(number);
    while (mantissa != 0 && (mantissa & (1L << TOP)) == 0) {
      mantissa <<= 1;
      power--;
    }
    if (precision >= 0 && precision < MOST_DIGITS) {
      int shift = precision * 4;
      long extra = (mantissa << shift) & ((1L << TOP) - 1);
      mantissa >>>= TOP - shift;
      if ((extra | (mantissa & 1)) > 1L << (TOP - 1)) {
        mantissa++;
      }
      mantissa <<= TOP - shift;
      if ((mantissa & (1L << (TOP + 1))) != 0) {
        mantissa >>>= 1;
        power++;
      }
    }
    return "0x"
        + (mantissa >>> TOP)
        + fraction(mantissa << 4, precision)
        + (power < 0 ? "p-" : "p+")
        + (Math.abs(power) < 10 ? "0" : "")
        + Math.abs(power);
  }

  private static String fraction(long mantissa, int precision) {
    StringBuilder digits = new StringBuilder();
    long rest = mantissa;
    while (precision < 0 ? rest != 0 : digits.length() < precision) {
      digits.append(Character.forDigit((int) (rest >>> TOP), 16));
      rest <<= 4;
    }
    return digits.isEmpty() ? "" : "." + digits;
  }

  private static long mantissa(double number) {
    long bits = Double.doubleToLongBits(number);
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    return bits >>> MANTISSA_BITS == 0 ? fraction : fraction | (1L << MANTISSA_BITS);
  }

  private static int exponent(double number) {
    int stored = (int) (Double.doubleToLongBits(number) >>> MANTISSA_BITS);
    return Math.max(stored, 1) - BIAS;
  }
}
