package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from text that is more generous than JSON: a plus, zeros in front, a dot with digits on
 * one side only.
 */
final class NumberReader {
  private final String text;
  private int at;

  private NumberReader(String text) {
    this.text = text;
  }

  static NumberValue read(String text) {
    int signs = 0;
    while (signs < text.length() && "+-".indexOf(text.charAt(signs)) >= 0) {
      signs++;
    }
    String word = text.substring(signs).toLowerCase(Locale.ROOT);
    if (word.equals("inf") || word.equals("infinity") || word.equals("nan")) {
      throw Operands.wrongKind(1, StringValue.of(text), "valid number string");
    }
    NumberValue number = decimal(text);
    if (number == null) {
      throw unreadable(text, "invalid syntax");
    }
    if (Double.isInfinite(number.doubleValue())) {
      throw unreadable(text, "value out of range");
    }
    return number;
  }

  /** Null when the text is no number. */
  static @Nullable NumberValue decimal(String text) {
    String json = new NumberReader(text).json();
    if (json == null) {
      return null;
    }
    try {
      NumberValue number = NumberValue.parse(json);
      Integers.moderate(number);
      return number;
    } catch (NumberFormatException exponent) {
      throw Integers.tooBig();
    }
  }

  private @Nullable String json() {
    String sign = text.startsWith("-") ? "-" : "";
    at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    String whole = digits();
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits();
    }
    if (whole.isEmpty() && fraction.isEmpty()) {
      return null;
    }
    String exponent = text.substring(at);
    if (!exponent.isEmpty() && !isExponent(exponent)) {
      return null;
    }
    int zeros = 0;
    while (zeros < whole.length() - 1 && whole.charAt(zeros) == '0') {
      zeros++;
    }
    return sign
        + (whole.isEmpty() ? "0" : whole.substring(zeros))
        + (fraction.isEmpty() ? "" : "." + fraction)
        + exponent;
  }

  private String digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isExponent(String text) {
    NumberReader reader = new NumberReader(text);
    if ((text.charAt(0) | 0x20) != 'e') {
      return false;
    }
    reader.at = text.length() > 1 && "+-".indexOf(text.charAt(1)) >= 0 ? 2 : 1;
    return !reader.digits().isEmpty() && reader.at == text.length();
  }

  private static BuiltinException unreadable(String text, String why) {
    return BuiltinException.failed(
        "strconv.ParseFloat: parsing " + GoQuote.quote(text) + ": " + why);
  }
}
