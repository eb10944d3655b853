package dev.gavel.rego.plan;

/** What a statement comes from: an index into the plan's files, and a range in that file. */
public record Spot(int file, int row, int column, int endRow, int endColumn) {
  public static final Spot NONE = new Spot(0, 0, 0, 0, 0);
}
