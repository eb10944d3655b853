package dev.gavel.cli.bench;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as they need to be: names on the left, figures on the right. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headers) {
    rows.add(List.of(headers));
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  String text() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int here = column;
      widths.add(rows.stream().mapToInt(row -> row.get(here).length()).max().orElse(0));
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        int free = widths.get(column) - cell.length();
        line.append(column == 0 ? "" : "  ");
        line.repeat(' ', column == 0 ? 0 : free).append(cell).repeat(' ', column == 0 ? free : 0);
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }
}
