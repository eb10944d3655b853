package dev.gavel.cli.rego;

import java.util.ArrayList;
import java.util.List;

/** What changes between two texts: lines that go with a minus, lines that come with a plus. */
final class LineDiff {
  private static final long MOST_PAIRS = 25_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<String> lines = new ArrayList<>();

  private LineDiff(String before, String after) {
    this.before = before.lines().toList();
    this.after = after.lines().toList();
  }

  static String of(String before, String after) {
    LineDiff diff = new LineDiff(before, after);
    boolean small = (long) diff.before.size() * diff.after.size() <= MOST_PAIRS;
    if (small) {
      diff.compare();
    } else {
      diff.replaceAll();
    }
    return String.join("\n", diff.lines);
  }

  private void replaceAll() {
    before.forEach(line -> lines.add("-" + line));
    after.forEach(line -> lines.add("+" + line));
  }

  /** Walks along the longest common sequence of lines. */
  private void compare() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean more = i < before.size() && j < after.size();
      if (more && before.get(i).equals(after.get(j))) {
        lines.add(" " + before.get(i++));
        j++;
      } else if (j == after.size() || (more && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("-" + before.get(i++));
      } else {
        lines.add("+" + after.get(j++));
      }
    }
  }
}
