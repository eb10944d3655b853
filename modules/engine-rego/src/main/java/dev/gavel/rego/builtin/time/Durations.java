package dev.gavel.rego.builtin.time;

import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigDecimal;
import java.util.Map;

/** Durations such as {@code 1h15m30.5s} and {@code 2w}, in nanoseconds. */
public final class Durations {
  private static final long LIMIT = Long.MIN_VALUE; // 2 to the power of 63, without a sign
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final Map<Character, Integer> HOURS = Map.of('d', 24, 'w', 7 * 24, 'y', 365 * 24);

  private final String text;

  /** What the author wrote, before days, weeks and years became hours. */
  private final String written;

  private int at;

  /** The fraction read last: the number that its digits are, and what that has to be divided by. */
  private double scaled;

  private double scale = 1;

  private Durations(String text, String written) {
    this.text = text;
    this.written = written;
  }

  /** A duration with no other units than Go's. */
  public static long parseInGo(String text) {
    return new Durations(text, text).nanos();
  }

  static long parse(String text) {
    boolean extended = text.chars().anyMatch(c -> HOURS.containsKey((char) c));
    return new Durations(extended ? inHours(text) : text, text).nanos();
  }

  /** The only units beside those of Go are single letters. */
  private static String inHours(String text) {
    StringBuilder hours = new StringBuilder();
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    hours.append(text, 0, at);
    while (at < text.length()) {
      int digits = at;
      while (digits < text.length() && isDigitOrDot(text.charAt(digits))) {
        digits++;
      }
      int end = endOfUnit(text, digits);
      if (digits == at || end == digits) {
        throw failed("invalid duration", text);
      }
      Integer factor = end == digits + 1 ? HOURS.get(text.charAt(digits)) : null;
      if (factor == null) {
        hours.append(text, at, end);
      } else {
        hours.append(multiplied(text.substring(at, digits), factor, text)).append('h');
      }
      at = end;
    }
    return hours.toString();
  }

  private static int endOfUnit(String text, int start) {
    for (String unit : new String[] {"ms", "us", "\u00b5s", "ns"}) {
      if (text.startsWith(unit, start)) {
        return start + 2;
      }
    }
    boolean letter =
        start < text.length() && text.charAt(start) >= 'a' && text.charAt(start) <= 'z';
    return letter ? start + 1 : start;
  }

  private static String multiplied(String digits, int factor, String text) {
    try {
      double product = Double.parseDouble(digits) * factor;
      return new BigDecimal(Double.toString(product)).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException unreadable) {
      throw failed("invalid duration", text);
    }
  }

  private static boolean isDigitOrDot(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static BuiltinException failed(String what, String text) {
    return BuiltinException.failed("time: " + what + " " + TimeQuote.quote(text));
  }

  private BuiltinException invalid() {
    return failed("invalid duration", written);
  }

  private long nanos() {
    boolean negative = text.startsWith("-");
    at = negative || text.startsWith("+") ? 1 : 0;
    if (text.startsWith("0", at) && at + 1 == text.length()) {
      return 0;
    }
    if (at == text.length()) {
      throw invalid();
    }
    long total = 0;
    while (at < text.length()) {
      total += segment();
      if (Long.compareUnsigned(total, LIMIT) > 0) {
        throw invalid();
      }
    }
    if (!negative && total == LIMIT) {
      throw invalid();
    }
    return negative ? -total : total;
  }

  private long segment() {
    int start = at;
    if (!isDigitOrDot(text.charAt(at))) {
      throw invalid();
    }
    long whole = wholeNumber();
    int digits = at - start;
    scaled = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      int from = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      digits += at - from;
      readFraction(text.substring(from, at));
    }
    if (digits == 0) {
      throw invalid();
    }
    long unit = unit();
    if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
      throw invalid();
    }
    long nanos = whole * unit;
    if (scaled > 0) {
      nanos += (long) (scaled * (unit / scale));
      if (Long.compareUnsigned(nanos, LIMIT) > 0) {
        throw invalid();
      }
    }
    return nanos;
  }

  private void readFraction(String digits) {
    long number = 0;
    scale = 1;
    for (int i = 0; i < digits.length() && number <= Long.MAX_VALUE / 10; i++) {
      long next = number * 10 + digits.charAt(i) - '0';
      if (Long.compareUnsigned(next, LIMIT) > 0) {
        break;
      }
      number = next;
      scale *= 10;
    }
    scaled = number < 0 ? 0x1p63 : number;
  }

  private long wholeNumber() {
    long number = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      if (Long.compareUnsigned(number, Long.divideUnsigned(LIMIT, 10)) > 0) {
        throw invalid();
      }
      number = number * 10 + text.charAt(at++) - '0';
      if (Long.compareUnsigned(number, LIMIT) > 0) {
        throw invalid();
      }
    }
    return number;
  }

  private long unit() {
    int start = at;
    while (at < text.length() && !isDigitOrDot(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw failed("missing unit in duration", written);
    }
    String name = text.substring(start, at);
    Long unit = UNITS.get(name);
    if (unit == null) {
      throw failed("unknown unit " + TimeQuote.quote(name) + " in duration", written);
    }
    return unit;
  }
}
