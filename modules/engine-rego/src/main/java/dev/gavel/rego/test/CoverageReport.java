package dev.gavel.rego.test;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of each file was reached, by the names of the files. */
public record CoverageReport(SortedMap<String, FileCoverage> files) {
  public CoverageReport {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public int coveredLines() {
    return files.values().stream().mapToInt(FileCoverage::coveredLines).sum();
  }

  public int notCoveredLines() {
    return files.values().stream().mapToInt(FileCoverage::notCoveredLines).sum();
  }

  /** In percent of the lines that could be reached. */
  public double coverage() {
    return FileCoverage.percentage(coveredLines(), notCoveredLines());
  }
}
