package dev.gavel.rego.test;

import dev.gavel.rego.diagnostic.Location;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** A part of a source; the end is behind its last character. */
public record Range(int startRow, int startColumn, int endRow, int endColumn)
    implements Comparable<Range> {
  private static final Comparator<Range> ORDER =
      Comparator.comparingInt(Range::startRow)
          .thenComparingInt(Range::startColumn)
          .thenComparingInt(Range::endRow)
          .thenComparingInt(Range::endColumn);

  static Range of(Location at) {
    String text = at.text();
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    String last = text.substring(text.lastIndexOf('\n') + 1);
    int width = last.codePointCount(0, last.length());
    return new Range(
        at.row(), at.column(), at.row() + lines, (lines == 0 ? at.column() : 1) + width);
  }

  boolean contains(Range other) {
    boolean startsWithin =
        startRow < other.startRow
            || (startRow == other.startRow && startColumn <= other.startColumn);
    boolean endsWithin =
        endRow > other.endRow || (endRow == other.endRow && endColumn >= other.endColumn);
    return startsWithin && endsWithin;
  }

  /** The lines on which the ranges lie, each once. */
  static TreeSet<Integer> lines(List<Range> ranges) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (Range range : ranges) {
      for (int row = range.startRow; row <= range.endRow; row++) {
        lines.add(row);
      }
    }
    return lines;
  }

  @Override
  public int compareTo(Range other) {
    return ORDER.compare(this, other);
  }
}
