package dev.gavel.rego.builtin.pattern;

import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as RE2/J has to get it to mean what it means in Go. RE2/J takes a brace that
 * is text for a repeat, refuses a second group of the same name, and does not see how often nested
 * repeats repeat in all, which Go limits.
 */
final class RegexSource {
  private static final int LONGEST_NAME = 1_000;

  private static final int MOST_REPEATS = 1_000;
  private static final int TOO_MANY = MOST_REPEATS + 1;

  private final String pattern;
  private final StringBuilder source;
  private final Set<String> names = new HashSet<>();

  /** How often the parts of the groups around this place repeat at most. */
  private final Deque<Integer> outer = new ArrayDeque<>();

  private int at;

  /** The same for the group that is open, and for what a repeat would repeat; 0 for nothing. */
  private int repeats = 1;

  private int last;

  /** Where the repeat right before this place begins; negative when there is none. */
  private int repeatAt = -1;

  /** What is wrong with a repeat; the source ends before it then. */
  private @Nullable BuiltinException mistake;

  private RegexSource(String pattern) {
    this.pattern = pattern;
    this.source = new StringBuilder(pattern.length() + 8);
  }

  static RegexSource of(String pattern) {
    RegexSource reader = new RegexSource(pattern);
    while (reader.at < pattern.length() && reader.mistake == null) {
      reader.step();
    }
    return reader;
  }

  String text() {
    return source.toString();
  }

  @Nullable BuiltinException mistake() {
    return mistake;
  }

  private void step() {
    int start = at;
    switch (pattern.charAt(at)) {
      case '\\' -> escape();
      case '[' -> {
        copyTo(endOfClass());
        atom(1);
      }
      case '(' -> open();
      case ')' -> close();
      case '|' -> {
        copyTo(at + 1);
        last = 0;
      }
      case '*', '+', '?' -> {
        copyTo(at + 1);
        copyTo(at + (pattern.startsWith("?", at) ? 1 : 0));
        repeatAt = start;
        return;
      }
      case '{' -> {
        if (repeat()) {
          repeatAt = start;
          return;
        }
      }
      default -> {
        copyTo(at + 1);
        atom(1);
      }
    }
    repeatAt = -1;
  }

  private void atom(int repeated) {
    last = repeated;
    repeats = Math.max(repeats, repeated);
  }

  private void copyTo(int end) {
    int stop = Math.min(end, pattern.length());
    source.append(pattern, at, stop);
    at = stop;
  }

  private void escape() {
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at + 2);
      copyTo(end < 0 ? pattern.length() : end + 2);
    } else {
      boolean braced =
          pattern.startsWith("{", at + 2) && "pPx".indexOf(pattern.charAt(at + 1)) >= 0;
      int end = braced ? pattern.indexOf('}', at) : at + 1;
      copyTo(end < 0 ? pattern.length() : end + 1);
    }
    atom(1);
  }

  private int endOfClass() {
    int end = at + 1;
    end += pattern.startsWith("^", end) ? 1 : 0;
    end += pattern.startsWith("]", end) ? 1 : 0;
    while (end < pattern.length() && pattern.charAt(end) != ']') {
      int named = pattern.startsWith("[:", end) ? endOfClassName(end + 2) : -1;
      end = named >= 0 ? named + 2 : end + (pattern.charAt(end) == '\\' ? 2 : 1);
    }
    return end + 1;
  }

  private int endOfClassName(int from) {
    int last = near(from);
    return from > last ? -1 : pattern.indexOf(":]", from, last);
  }

  /** Where to give up looking for the end of a name, which would take long if it had none. */
  private int near(int from) {
    return Math.min(pattern.length(), from + LONGEST_NAME);
  }

  private void open() {
    int close = pattern.indexOf('>', at, near(at));
    int name = pattern.startsWith("(?P<", at) ? at + 4 : at + 3;
    boolean named = name == at + 4 || pattern.startsWith("(?<", at);
    if (named && close > name && !names.add(pattern.substring(name, close))) {
      source.append('(');
      at = close + 1;
    } else if (pattern.startsWith("(?", at)) {
      int end = at + 2;
      while (end < pattern.length() && "imsU-".indexOf(pattern.charAt(end)) >= 0) {
        end++;
      }
      boolean flags = pattern.startsWith(")", end);
      copyTo(
          named && close > name
              ? close + 1
              : flags || pattern.startsWith(":", end) ? end + 1 : end);
      if (flags) {
        return;
      }
    } else {
      copyTo(at + 1);
    }
    outer.push(repeats);
    repeats = 1;
    last = 0;
  }

  private void close() {
    copyTo(at + 1);
    int inner = repeats;
    repeats = outer.isEmpty() ? repeats : outer.pop();
    atom(inner);
  }

  /** Whether these braces are a repeat; if not, they are text from here on. */
  private boolean repeat() {
    int close = pattern.indexOf('}', at);
    int comma = close < 0 ? -1 : pattern.substring(0, close).indexOf(',', at);
    int least = close < 0 ? -1 : number(at + 1, comma < 0 ? close : comma);
    boolean open = comma >= 0 && comma + 1 == close;
    int most = comma < 0 || open ? least : number(comma + 1, close);
    if (least < 0 || most < 0) {
      source.append('\\');
      copyTo(at + 1);
      atom(1);
      return false;
    }
    int start = at;
    int end = close + 1 + (pattern.startsWith("?", close + 1) ? 1 : 0);
    int repeated = last * most;
    if (least > MOST_REPEATS || most > MOST_REPEATS || least > most) {
      mistake = RegexMistake.failure("invalid repeat count", pattern.substring(start, close + 1));
    } else if (repeatAt >= 0) {
      mistake =
          RegexMistake.failure(
              "invalid nested repetition operator", pattern.substring(repeatAt, end));
    } else if (last == 0) {
      mistake =
          RegexMistake.failure(
              "missing argument to repetition operator", pattern.substring(start, end));
    } else if (repeated > MOST_REPEATS && most > 1) {
      mistake = RegexMistake.failure("invalid repeat count", pattern.substring(start, end));
    }
    if (mistake != null) {
      return true;
    }
    copyTo(end);
    atom(Math.max(1, repeated));
    return true;
  }

  /** Negative when these are no digits, or there is a zero in front of them. */
  private int number(int from, int to) {
    if (from >= to || (pattern.charAt(from) == '0' && to > from + 1)) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = pattern.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = Math.min(TOO_MANY, number * 10 + digit);
    }
    return number;
  }
}
