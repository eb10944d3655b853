package dev.gavel.rego.test;

import java.util.List;

/** What of a file was reached: heads of rules whose value was made, expressions that were tried. */
public record FileCoverage(List<Range> covered, List<Range> notCovered) {
  public FileCoverage {
    covered = List.copyOf(covered);
    notCovered = List.copyOf(notCovered);
  }

  public int coveredLines() {
    return Range.lines(covered).size();
  }

  public int notCoveredLines() {
    return Range.lines(notCovered).size();
  }

  /** The lines with something that was not reached. */
  public List<Integer> linesNotCovered() {
    return List.copyOf(Range.lines(notCovered));
  }

  /** In percent of the lines that could be reached. */
  public double coverage() {
    return percentage(coveredLines(), notCoveredLines());
  }

  static double percentage(int covered, int notCovered) {
    return covered + notCovered == 0 ? 0 : 100.0 * covered / (covered + notCovered);
  }
}
