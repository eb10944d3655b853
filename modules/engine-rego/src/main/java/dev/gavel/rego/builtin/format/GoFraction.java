package dev.gavel.rego.builtin.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Doubles for the verbs that take them. */
final class GoFraction {
  private static final int DEFAULT_PLACES = 6;
  private static final int SHORTEST = -1;

  private GoFraction() {}

  /** Null when doubles know no such verb. */
  static @Nullable String text(Flags flags, double number, int verb) {
    return switch (verb) {
      case 'v' -> signed(flags, number, 'g', SHORTEST);
      case 'g', 'G', 'b', 'x', 'X' -> signed(flags, number, (char) verb, SHORTEST);
      case 'e', 'E', 'f' -> signed(flags, number, (char) verb, DEFAULT_PLACES);
      case 'F' -> signed(flags, number, 'f', DEFAULT_PLACES);
      default -> null;
    };
  }

  private static String signed(Flags flags, double number, char verb, int usual) {
    int precision = flags.hasPrecision() ? flags.precision() : usual;
    boolean negative = number < 0 || (number == 0 && 1 / number < 0);
    String sign = negative ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    String digits = unsigned(Math.abs(number), verb, precision);
    if (flags.sharp() && verb != 'b') {
      digits = Sharp.text(digits, verb, precision);
    }
    int length = sign.length() + digits.length();
    if (!sign.isEmpty() && flags.zerosToTheLeft() && flags.width() > length) {
      return sign + "0".repeat(flags.width() - length) + digits;
    }
    return flags.padded(sign + digits);
  }

  private static String unsigned(double number, char verb, int precision) {
    return switch (verb) {
      case 'b' -> HexDouble.mantissaAndPower(number);
      case 'x' -> HexDouble.text(number, precision);
      case 'X' -> HexDouble.text(number, precision).toUpperCase(Locale.ROOT);
      case 'f' ->
          new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
      case 'e' -> scientific(number, precision);
      case 'E' -> scientific(number, precision).toUpperCase(Locale.ROOT);
      case 'G' -> general(number, precision).toUpperCase(Locale.ROOT);
      default -> general(number, precision);
    };
  }

  private static String scientific(double number, int places) {
    BigDecimal rounded =
        new BigDecimal(number).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
    return exponential(rounded, places);
  }

  private static String exponential(BigDecimal number, int places) {
    if (number.signum() == 0) {
      return (places > 0 ? "0." + "0".repeat(places) : "0") + "e+00";
    }
    String digits = number.unscaledValue().toString();
    int power = digits.length() - 1 - number.scale();
    String padded = digits + "0".repeat(Math.max(0, places + 1 - digits.length()));
    String size = Integer.toString(Math.abs(power));
    return padded.charAt(0)
        + (places > 0 ? "." + padded.substring(1, places + 1) : "")
        + (power < 0 ? "e-" : "e+")
        + (size.length() == 1 ? "0" : "")
        + size;
  }

  private static String general(double number, int precision) {
    if (number == 0) {
      return "0";
    }
    int wanted = precision == 0 ? 1 : precision;
    BigDecimal digits =
        (precision == SHORTEST
                ? shortest(number)
                : new BigDecimal(number).round(new MathContext(wanted, RoundingMode.HALF_EVEN)))
            .stripTrailingZeros();
    int count = digits.precision();
    int point = count - digits.scale();
    int limit = wanted > count && count >= point ? count : wanted;
    if (precision == SHORTEST) {
      limit = DEFAULT_PLACES;
    }
    return point - 1 < -4 || point - 1 >= limit
        ? exponential(digits, count - 1)
        : digits.toPlainString();
  }

  /** Java writes two digits at least; where one is enough, it is another one at times. */
  private static BigDecimal shortest(double number) {
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (digits.precision() == 2) {
      BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
      return one.doubleValue() == number ? one : digits;
    }
    return digits;
  }
}
