package dev.gavel.rego.builtin.encoding;

/** Keys as a reader expects them: numbers within by their size, letters after all else. */
final class NaturalOrder {
  private NaturalOrder() {}

  static int compare(String first, String second) {
    int[] a = first.codePoints().toArray();
    int[] b = second.codePoints().toArray();
    boolean digits = false;
    for (int i = 0; i < a.length && i < b.length; i++) {
      if (a[i] != b[i]) {
        return differing(a, b, i, digits);
      }
      digits = Character.isDigit(a[i]);
    }
    return Integer.compare(a.length, b.length);
  }

  private static int differing(int[] a, int[] b, int at, boolean digits) {
    boolean letter = Character.isLetter(a[at]);
    boolean other = Character.isLetter(b[at]);
    if (letter && other) {
      return Integer.compare(a[at], b[at]);
    }
    if (letter || other) {
      return letter == digits ? -1 : 1;
    }
    long start = (a[at] == '0' || b[at] == '0') && followsNumber(a, at) ? 1 : 0;
    int order = Long.compare(number(a, at, start), number(b, at, start));
    if (order == 0) {
      order = Integer.compare(end(a, at), end(b, at));
    }
    return order == 0 ? Integer.compare(a[at], b[at]) : order;
  }

  /** Whether the zero here stands within a number that has begun. */
  private static boolean followsNumber(int[] text, int at) {
    for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }

  private static long number(int[] text, int from, long start) {
    long number = start;
    for (int i = from; i < end(text, from); i++) {
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  private static int end(int[] text, int from) {
    int end = from;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end;
  }
}
