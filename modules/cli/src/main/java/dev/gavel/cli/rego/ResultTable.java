package dev.gavel.cli.rego;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table drawn with lines: headers in the middle of their column, cells at its left. */
final class ResultTable {
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private final List<String> headers;
  private final List<List<String>> rows = new ArrayList<>();

  ResultTable(List<String> headers) {
    this.headers = List.copyOf(headers);
  }

  void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  String text() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < headers.size(); column++) {
      int widest = width(headers.get(column));
      for (List<String> row : rows) {
        widest = Math.max(widest, width(row.get(column)));
      }
      widths.add(widest);
    }
    List<String> lines = new ArrayList<>();
    lines.add(rule(widths, "┌", "┬", "┐"));
    lines.add(line(headers, widths, true));
    lines.add(rule(widths, "├", "┼", "┤"));
    rows.forEach(row -> lines.add(line(row, widths, false)));
    lines.add(rule(widths, "└", "┴", "┘"));
    return String.join("\n", lines);
  }

  private static String rule(List<Integer> widths, String left, String between, String right) {
    List<String> dashes = widths.stream().map(width -> "─".repeat(width + 2)).toList();
    return left + String.join(between, dashes) + right;
  }

  private static String line(List<String> cells, List<Integer> widths, boolean centred) {
    StringBuilder line = new StringBuilder("│");
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      int free = widths.get(column) - width(cell);
      int before = centred ? free / 2 : 0;
      line.repeat(' ', before + 1).append(cell).repeat(' ', free - before + 1).append('│');
    }
    return line.toString();
  }

  /** How many columns of a terminal a text takes. */
  private static int width(String text) {
    return text.codePoints().map(c -> WIDE.contains(UnicodeScript.of(c)) ? 2 : 1).sum();
  }
}
