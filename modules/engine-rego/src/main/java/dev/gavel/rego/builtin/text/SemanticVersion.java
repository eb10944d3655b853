package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.NumberValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of three numbers, and of identifiers where it comes before a release. */
record SemanticVersion(long major, long minor, long patch, String preRelease)
    implements Comparable<SemanticVersion> {
  /** So many digits fit into an int, whatever they are. */
  private static final int SHORT = 9;

  /** Null when the text is no such version. A v in front is put up with. */
  static @Nullable SemanticVersion parse(String text) {
    SemanticVersion release = release(text);
    return release != null ? release : anyParse(text);
  }

  /** Most are three short numbers and nothing more; null for what may be something else. */
  private static @Nullable SemanticVersion release(String text) {
    long major = shortNumber(text, 0);
    long minor = shortNumber(text, behindDot(text, major));
    long patch = shortNumber(text, behindDot(text, minor));
    return patch < 0 || (int) patch < text.length()
        ? null
        : new SemanticVersion(
            major >> Integer.SIZE, minor >> Integer.SIZE, patch >> Integer.SIZE, "");
  }

  /** How two plain releases lie to each other, without making them; null for any other text. */
  static @Nullable NumberValue compareReleases(String one, String other) {
    long order = 0;
    int at = 0;
    int otherAt = 0;
    for (int i = 0; i < 3; i++) {
      long number = shortNumber(one, at);
      long otherNumber = shortNumber(other, otherAt);
      if (number < 0 || otherNumber < 0) {
        return null;
      }
      order = order != 0 ? order : (number >> Integer.SIZE) - (otherNumber >> Integer.SIZE);
      at = i < 2 ? behindDot(one, number) : (int) number;
      otherAt = i < 2 ? behindDot(other, otherNumber) : (int) otherNumber;
    }
    return at == one.length() && otherAt == other.length()
        ? NumberValue.of(Long.signum(order))
        : null;
  }

  /** The number at a place, and in its lower half where it ends; negative when there is none. */
  private static long shortNumber(String text, int start) {
    int at = start;
    long number = 0;
    while (at < text.length()
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '9'
        && at - start < SHORT) {
      number = number * 10 + text.charAt(at++) - '0';
    }
    boolean none = at == start || (at - start > 1 && text.charAt(start) == '0');
    return none ? -1 : number << Integer.SIZE | at;
  }

  private static int behindDot(String text, long number) {
    int at = (int) number;
    return number >= 0 && at < text.length() && text.charAt(at) == '.' ? at + 1 : text.length();
  }

  private static @Nullable SemanticVersion anyParse(String text) {
    String rest = text.startsWith("v") ? text.substring(1) : text;
    int plus = rest.indexOf('+');
    if (plus >= 0) {
      if (!areIdentifiers(rest.substring(plus + 1))) {
        return null;
      }
      rest = rest.substring(0, plus);
    }
    int hyphen = rest.indexOf('-');
    String preRelease = "";
    if (hyphen >= 0) {
      preRelease = rest.substring(hyphen + 1);
      if (!areIdentifiers(preRelease) || hasLeadingZero(preRelease)) {
        return null;
      }
      rest = rest.substring(0, hyphen);
    }
    List<String> numbers = List.of(rest.split("\\.", -1));
    if (numbers.size() != 3 || !numbers.stream().allMatch(SemanticVersion::isNumber)) {
      return null;
    }
    return new SemanticVersion(
        Long.parseLong(numbers.get(0)),
        Long.parseLong(numbers.get(1)),
        Long.parseLong(numbers.get(2)),
        preRelease);
  }

  private static boolean isNumber(String text) {
    if (!isDigits(text) || (text.length() > 1 && text.startsWith("0")) || text.length() > 19) {
      return false;
    }
    return text.length() < 19 || text.compareTo(Long.toString(Long.MAX_VALUE)) <= 0;
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean areIdentifiers(String text) {
    for (String identifier : text.split("\\.", -1)) {
      if (identifier.isEmpty() || !identifier.chars().allMatch(SemanticVersion::isPart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(int c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean hasLeadingZero(String identifiers) {
    for (String identifier : identifiers.split("\\.", -1)) {
      if (identifier.length() > 1 && identifier.startsWith("0") && isDigits(identifier)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = Long.compare(major, other.major);
    order = order != 0 ? order : Long.compare(minor, other.minor);
    order = order != 0 ? order : Long.compare(patch, other.patch);
    if (order != 0 || preRelease.equals(other.preRelease)) {
      return order;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    return compared(preRelease.split("\\.", -1), other.preRelease.split("\\.", -1));
  }

  private static int compared(String[] mine, String[] theirs) {
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int order = compared(mine[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.length, theirs.length);
  }

  /** Numbers come before words. */
  private static int compared(String mine, String theirs) {
    boolean number = isDigits(mine);
    if (number != isDigits(theirs)) {
      return number ? -1 : 1;
    }
    boolean shorter = number && mine.length() != theirs.length();
    int order = shorter ? Integer.compare(mine.length(), theirs.length()) : mine.compareTo(theirs);
    return Integer.signum(order);
  }
}
