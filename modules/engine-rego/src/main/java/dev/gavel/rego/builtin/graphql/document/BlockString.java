package dev.gavel.rego.builtin.graphql.document;

import java.util.List;

/** A string in three quotes without the indentation that its lines share. */
final class BlockString {
  private static final int BLANK = Integer.MAX_VALUE;

  private BlockString() {}

  static String value(String raw) {
    String[] lines = raw.split("\n", -1);
    int shared = BLANK;
    for (String line : lines) {
      shared = Math.min(shared, indent(line));
    }
    for (int i = 1; i < lines.length && shared != BLANK; i++) {
      lines[i] = lines[i].length() < shared ? "" : lines[i].substring(shared);
    }
    int from = 0;
    int to = lines.length;
    while (from < to && indent(lines[from]) == BLANK) {
      from++;
    }
    while (from < to && indent(lines[to - 1]) == BLANK) {
      to--;
    }
    return String.join("\n", List.of(lines).subList(from, to));
  }

  private static int indent(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) != ' ' && line.charAt(i) != '\t') {
        return i;
      }
    }
    return BLANK;
  }
}
