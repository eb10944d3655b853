package dev.gavel.engine.value;

import dev.gavel.engine.value.NumberValue.DecimalNumber;
import dev.gavel.engine.value.NumberValue.IntegerNumber;

/** Reads the text of a number without computing anything that grows faster than the text. */
final class NumberText {
  private static final int LONGEST_SAFE_LONG = 18;

  /** The time to read a number grows with the square of its length. */
  private static final int LONGEST = 250_000;

  private NumberText() {}

  static NumberValue parse(String text) {
    if (text.length() > LONGEST) {
      throw new NumberFormatException("a number has at most %,d digits".formatted(LONGEST));
    }
    int end = text.length();
    int at = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, at);
    if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
      throw notANumber(text);
    }
    if (whole == end && end - at <= LONGEST_SAFE_LONG && !text.equals("-0")) {
      return IntegerNumber.ofLong(Long.parseLong(text));
    }
    return fraction(text, whole);
  }

  private static NumberValue fraction(String text, int from) {
    int at = from;
    if (at < text.length() && text.charAt(at) == '.') {
      int after = digits(text, at + 1);
      if (after == at + 1) {
        throw notANumber(text);
      }
      at = after;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at = exponent(text, at + 1);
    }
    if (at != text.length()) {
      throw notANumber(text);
    }
    return from == text.length() ? integer(text) : new DecimalNumber(text);
  }

  private static NumberValue integer(String text) {
    if (text.length() <= LONGEST_SAFE_LONG + 2 && !text.equals("-0")) {
      try {
        return IntegerNumber.ofLong(Long.parseLong(text));
      } catch (NumberFormatException tooLarge) {
        return new DecimalNumber(text);
      }
    }
    return new DecimalNumber(text);
  }

  private static int exponent(String text, int from) {
    int at = from;
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    int end = digits(text, at);
    if (end == at) {
      throw notANumber(text);
    }
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    if (end - at > NumberValue.MAX_EXPONENT_DIGITS) {
      throw new NumberFormatException("a number's exponent has at most eight digits");
    }
    return end;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static NumberFormatException notANumber(String text) {
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    return new NumberFormatException("'" + shown + "' is not a JSON number");
  }
}
