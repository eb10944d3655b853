package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Comment;

/** Where things stand in the source, and where they end. */
final class Places {
  /** The file of what the formatter itself adds. */
  static final String ADDED = "__format_default__";

  private static final Location NOWHERE = new Location("", -1, 0, 0, "");

  private Places() {}

  /** What has no place counts as standing on the first line. */
  static int row(Location at) {
    return at.isNone() ? 1 : at.row();
  }

  static boolean isAdded(Location at) {
    return at.isNone() || at.file().equals(ADDED);
  }

  /** By row, and within a row by column. */
  static int compare(Location a, Location b) {
    int rows = row(a) - row(b);
    return rows != 0 ? rows : a.column() - b.column();
  }

  static boolean isMetadata(Comment comment) {
    return comment.at().column() == 1 && comment.text().strip().startsWith("METADATA");
  }

  static int lineBreaks(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  static int endRow(Location at) {
    return row(at) + lineBreaks(at.text());
  }

  static boolean startsWith(Location at, char first) {
    return at.startsWith(first);
  }

  /** Where the first bracket of a kind is closed. */
  static Location closing(char open, char close, Location at) {
    return closing(0, 0, open, close, at);
  }

  /** As above, behind the first brackets of another kind. */
  static Location closingBehind(char skip, char skipEnd, Location at) {
    int[] passed = past(skip, skipEnd, at.text());
    return closing(passed[0], passed[1], '{', '}', at);
  }

  private static Location closing(int from, int rows, char open, char close, Location at) {
    String text = at.text();
    int begin = text.indexOf(open, from);
    if (begin < 0) {
      return NOWHERE;
    }
    int depth = 1;
    int row = rows;
    for (int i = begin + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        depth++;
      } else if (c == close) {
        depth--;
      } else if (c == '\n') {
        row++;
      }
      if (depth == 0) {
        return new Location("", row(at) + row, 0, 0, "");
      }
    }
    return NOWHERE;
  }

  private static int[] past(char open, char close, String text) {
    int begin = text.indexOf(open);
    int i = begin < 0 ? text.length() : begin;
    int depth = 1;
    int rows = 0;
    while (depth > 0) {
      i++;
      if (i >= text.length()) {
        break;
      }
      char c = text.charAt(i);
      if (c == open) {
        depth++;
      } else if (c == close) {
        depth--;
      } else if (c == '\n') {
        rows++;
      }
    }
    return new int[] {i, rows};
  }

  static boolean isNowhere(Location at) {
    return at.row() < 0;
  }
}
