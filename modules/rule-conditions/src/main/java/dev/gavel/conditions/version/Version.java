package dev.gavel.conditions.version;

import org.jspecify.annotations.Nullable;

/**
 * A version by SemVer 2.0, strictly: {@code 1.2}, {@code v1.2.3} and {@code 01.2.3} are none.
 *
 * <p>A decision compares a text with a version that is known since the rules were loaded, so the
 * text is checked and compared in one pass over both and nothing is made of it. The grammar forbids
 * leading zeros; hence two versions of the same precedence have the same text up to the build
 * metadata, and the longer one of two numbers is the greater one, however long.
 */
public final class Version {
  /** What {@link #compare} says of a text that is no version. */
  public static final int NONE = Integer.MIN_VALUE;

  private static final Version ANY = new Version("0.0.0");

  /** Without the build metadata, which has no part in the precedence. */
  private final String text;

  private Version(String text) {
    this.text = text;
  }

  public static @Nullable Version parse(String text) {
    if (ANY.compare(text) == NONE) {
      return null;
    }
    int build = text.indexOf('+');
    return new Version(build < 0 ? text : text.substring(0, build));
  }

  /**
   * Negative if the text is a lower version than this, positive if a higher one, or {@code NONE}.
   */
  public int compare(String that) {
    int order = 0;
    int at = 0;
    int mine = 0;
    for (int number = 0; number < 3; number++) {
      int end = endOfDigits(that, at);
      int myEnd = endOfDigits(text, mine);
      if (!isNumber(that, at, end) || (number < 2 && !isAt(that, end, '.'))) {
        return NONE;
      }
      order = order != 0 ? order : compareNumbers(that, at, end, mine, myEnd);
      at = end + 1;
      mine = myEnd + 1;
    }
    return compareRest(that, at - 1, mine - 1, order);
  }

  /** From where the three numbers end: the pre-release, if any, and the build metadata, if any. */
  private int compareRest(String that, int from, int myFrom, int orderSoFar) {
    boolean isPreRelease = isAt(that, from, '-');
    boolean amPreRelease = isAt(text, myFrom, '-');
    int order = orderSoFar;
    if (order == 0 && isPreRelease != amPreRelease) {
      order = isPreRelease ? -1 : 1;
    }
    int at = from;
    int mine = myFrom;
    while (at == from ? isPreRelease : isAt(that, at, '.')) {
      int end = endOfIdentifier(that, at + 1);
      if (!isPreReleaseIdentifier(that, at + 1, end)) {
        return NONE;
      }
      if (order == 0) {
        int myEnd = endOfIdentifier(text, mine + 1);
        order = mine == text.length() ? 1 : compareIdentifiers(that, at + 1, end, mine + 1, myEnd);
        mine = myEnd;
      }
      at = end;
    }
    if (order == 0 && mine < text.length()) {
      order = -1;
    }
    return isEndOrBuild(that, at) ? order : NONE;
  }

  private static boolean isEndOrBuild(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == (at == from ? '+' : '.')) {
      int end = endOfIdentifier(text, at + 1);
      if (end == at + 1) {
        return false;
      }
      at = end;
    }
    return at == text.length();
  }

  private int compareIdentifiers(String that, int from, int to, int myFrom, int myTo) {
    boolean numeric = endOfDigits(that, from) == to;
    boolean myNumeric = endOfDigits(text, myFrom) == myTo;
    if (numeric != myNumeric) {
      return numeric ? -1 : 1;
    }
    return numeric
        ? compareNumbers(that, from, to, myFrom, myTo)
        : compareText(that, from, to, myFrom, myTo);
  }

  private int compareNumbers(String that, int from, int to, int myFrom, int myTo) {
    int length = Integer.compare(to - from, myTo - myFrom);
    return length != 0 ? length : compareText(that, from, to, myFrom, myTo);
  }

  private int compareText(String that, int from, int to, int myFrom, int myTo) {
    int i = from;
    int j = myFrom;
    while (i < to && j < myTo) {
      int order = Character.compare(that.charAt(i++), text.charAt(j++));
      if (order != 0) {
        return Integer.signum(order);
      }
    }
    return Integer.compare(to - from, myTo - myFrom);
  }

  private static boolean isNumber(String text, int from, int to) {
    return to > from && (text.charAt(from) != '0' || to == from + 1);
  }

  private static boolean isPreReleaseIdentifier(String text, int from, int to) {
    return to > from && (endOfDigits(text, from) != to || isNumber(text, from, to));
  }

  private static boolean isAt(String text, int at, char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfIdentifier(String text, int from) {
    int at = from;
    while (at < text.length() && isIdentifier(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isIdentifier(char c) {
    return isDigit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '-';
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
