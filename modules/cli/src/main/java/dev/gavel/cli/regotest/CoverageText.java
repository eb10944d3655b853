package dev.gavel.cli.regotest;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.test.CoverageReport;
import dev.gavel.rego.test.FileCoverage;
import dev.gavel.rego.test.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Coverage as {@code opa test --coverage} has it. */
final class CoverageText {
  private CoverageText() {}

  static ObjectValue json(CoverageReport report) {
    ObjectValue.Builder files = ObjectValue.builder();
    report.files().forEach((name, file) -> files.put(name, json(file)));
    return ObjectValue.builder()
        .put("files", files.build())
        .put("covered_lines", NumberValue.of(report.coveredLines()))
        .put("not_covered_lines", NumberValue.of(report.notCoveredLines()))
        .put("coverage", Value.of(report.coverage()))
        .build();
  }

  /** What is none is left out. */
  private static ObjectValue json(FileCoverage file) {
    ObjectValue.Builder fields = ObjectValue.builder();
    if (!file.covered().isEmpty()) {
      fields.put("covered", ranges(file.covered()));
    }
    if (!file.notCovered().isEmpty()) {
      fields.put("not_covered", ranges(file.notCovered()));
    }
    if (file.coveredLines() > 0) {
      fields.put("covered_lines", NumberValue.of(file.coveredLines()));
    }
    if (file.notCoveredLines() > 0) {
      fields.put("not_covered_lines", NumberValue.of(file.notCoveredLines()));
    }
    if (file.coverage() > 0) {
      fields.put("coverage", Value.of(file.coverage()));
    }
    return fields.build();
  }

  private static ArrayValue ranges(List<Range> ranges) {
    List<Value> all = new ArrayList<>();
    for (Range range : ranges) {
      all.add(
          ObjectValue.builder()
              .put("start", position(range.startRow(), range.startColumn()))
              .put("end", position(range.endRow(), range.endColumn()))
              .build());
    }
    return ArrayValue.of(all);
  }

  private static ObjectValue position(int row, int column) {
    return ObjectValue.builder()
        .put("row", NumberValue.of(row))
        .put("col", NumberValue.of(column))
        .build();
  }

  /** That there is too little, and where the gaps are if that is asked for. */
  static String belowThreshold(CoverageReport report, double threshold, boolean verbose) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "Code coverage threshold not met: got %.2f instead of %.2f",
                report.coverage(),
                threshold));
    if (verbose) {
      text.append("\nLines not covered:");
      report.files().forEach((name, file) -> gaps(name, file, text));
    }
    return text.toString();
  }

  private static void gaps(String name, FileCoverage file, StringBuilder text) {
    List<Integer> lines = file.linesNotCovered();
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1 || lines.get(i + 1) != lines.get(i) + 1;
      if (last) {
        text.append("\n\t").append(name).append(':').append(lines.get(start));
        if (start < i) {
          text.append('-').append(lines.get(i));
        }
        start = i + 1;
      }
    }
  }
}
