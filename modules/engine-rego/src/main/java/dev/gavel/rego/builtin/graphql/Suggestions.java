package dev.gavel.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the author may have meant. */
final class Suggestions {
  private static final int MOST = 5;

  private Suggestions() {}

  /** The sentence with a space before it; nothing when no name is near. */
  static String quoted(String question, String typed, List<String> options) {
    List<String> near = near(typed, options);
    return near.isEmpty() ? "" : " " + question + " " + orList(near, "\"") + "?";
  }

  static String unquoted(String question, String typed, List<String> options) {
    List<String> near = near(typed, options);
    return near.isEmpty() ? "" : " " + question + " " + orList(near, "") + "?";
  }

  /** Names that differ little, the nearest first. */
  static List<String> near(String typed, List<String> options) {
    int threshold = (int) Math.floor(typed.length() * 0.4) + 1;
    List<String> near = new ArrayList<>();
    for (String option : options) {
      if (distance(typed, option) <= threshold) {
        near.add(option);
      }
    }
    near.sort(Comparator.comparingInt(option -> distance(typed, option)));
    return near;
  }

  static String orList(List<String> items, String quote) {
    List<String> shown = items.stream().limit(MOST).map(item -> quote + item + quote).toList();
    if (shown.size() <= 2) {
      return String.join(" or ", shown);
    }
    int last = shown.size() - 1;
    return String.join(", ", shown.subList(0, last)) + ", or " + shown.get(last);
  }

  /** How many letters to add, drop or change; only another case counts as one. */
  private static int distance(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    if (x.equals(y)) {
      return 1;
    }
    int[] row = new int[y.length() + 1];
    for (int j = 0; j <= y.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= x.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= y.length(); j++) {
        int change = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[y.length()];
  }
}
