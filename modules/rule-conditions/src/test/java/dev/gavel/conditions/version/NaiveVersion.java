package dev.gavel.conditions.version;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SemVer as one would write it down: the expression that semver.org publishes, split, BigInteger.
 */
final class NaiveVersion {
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"
              + "(?:-((?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)"
              + "(?:\\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
              + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");

  private NaiveVersion() {}

  static boolean isVersion(String text) {
    return PUBLISHED.matcher(text).matches();
  }

  static int compare(String one, String other) {
    String[] left = one.replaceFirst("\\+.*", "").split("-", 2);
    String[] right = other.replaceFirst("\\+.*", "").split("-", 2);
    int core = compare(parts(left[0]), parts(right[0]));
    if (core != 0) {
      return core;
    }
    if (left.length != right.length) {
      return left.length > right.length ? -1 : 1;
    }
    return left.length == 1 ? 0 : compare(parts(left[1]), parts(right[1]));
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\."));
  }

  private static int compare(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = comparePart(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int comparePart(String left, String right) {
    boolean leftNumeric = left.matches("[0-9]+");
    boolean rightNumeric = right.matches("[0-9]+");
    if (leftNumeric && rightNumeric) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    if (leftNumeric != rightNumeric) {
      return leftNumeric ? -1 : 1;
    }
    return Integer.signum(left.compareTo(right));
  }
}
