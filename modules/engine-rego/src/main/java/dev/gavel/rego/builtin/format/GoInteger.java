package dev.gavel.rego.builtin.format;

import dev.gavel.rego.builtin.encoding.GoQuote;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Integers for the verbs that take them; those beyond 64 bits follow rules of their own. */
final class GoInteger {
  private static final int REPLACEMENT = 0xfffd;

  private GoInteger() {}

  /** Null when integers know no such verb. */
  static @Nullable String text(Flags flags, long number, int verb) {
    return switch (verb) {
      case 'v', 'd' -> digits(flags, number, 10, verb);
      case 'b' -> digits(flags, number, 2, verb);
      case 'o', 'O' -> digits(flags, number, 8, verb);
      case 'x', 'X' -> digits(flags, number, 16, verb);
      case 'c' -> flags.padded(Character.toString(character(number)));
      case 'q' ->
          flags.padded(
              flags.plus()
                  ? GoQuote.characterToAscii(character(number))
                  : GoQuote.character(character(number)));
      case 'U' -> unicode(flags, number);
      default -> null;
    };
  }

  private static String digits(Flags flags, long number, int base, int verb) {
    boolean nothing = flags.precision() == 0 && number == 0;
    if (nothing) {
      return " ".repeat(Math.max(flags.width(), 0));
    }
    String sign = number < 0 ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    String digits = Long.toUnsignedString(Math.abs(number), base);
    int wanted = flags.precision();
    if (!flags.hasPrecision() && flags.zerosToTheLeft()) {
      wanted = flags.width() - sign.length();
    }
    if (digits.length() < wanted) {
      digits = "0".repeat(wanted - digits.length()) + digits;
    }
    String prefix = flags.sharp() ? prefix(base, digits) : "";
    String text = prefix + digits;
    if (verb == 'X') {
      text = text.toUpperCase(Locale.ROOT);
    } else if (verb == 'O') {
      text = "0o" + text;
    }
    return flags.withoutZero().padded(sign + text);
  }

  private static String prefix(int base, String digits) {
    return switch (base) {
      case 2 -> "0b";
      case 8 -> digits.startsWith("0") ? "" : "0";
      case 16 -> "0x";
      default -> "";
    };
  }

  private static int character(long number) {
    boolean valid =
        number >= 0
            && number <= Character.MAX_CODE_POINT
            && !(number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE);
    return valid ? (int) number : REPLACEMENT;
  }

  private static String unicode(Flags flags, long number) {
    String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
    int wanted = Math.max(4, flags.precision());
    String zeros = "0".repeat(Math.max(0, wanted - digits.length()));
    boolean shown =
        flags.sharp()
            && number >= 0
            && number <= Character.MAX_CODE_POINT
            && GoQuote.isPrintable((int) number);
    String character = shown ? " '" + Character.toString((int) number) + "'" : "";
    return flags.withoutZero().padded("U+" + zeros + digits + character);
  }

  static String text(Flags flags, BigInteger number, int verb) {
    int base =
        switch (verb) {
          case 'b' -> 2;
          case 'o', 'O' -> 8;
          case 'd', 's', 'v' -> 10;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    if (base == 0) {
      return "%!" + Character.toString(verb) + "(big.Int=" + number + ")";
    }
    String sign = number.signum() < 0 ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    String digits = number.abs().toString(base);
    String prefix = flags.sharp() ? prefix(base, "") : "";
    if (verb == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
      prefix = prefix.toUpperCase(Locale.ROOT);
    } else if (verb == 'O') {
      prefix = "0o";
    }
    int zeros = Math.max(0, flags.precision() - digits.length());
    int length = sign.length() + prefix.length() + zeros + digits.length();
    if (flags.width() > length && flags.zerosToTheLeft() && !flags.hasPrecision()) {
      zeros = flags.width() - length;
    }
    return flags.withoutZero().padded(sign + prefix + "0".repeat(zeros) + digits);
  }
}
