package dev.gavel.rego.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * Where in a source something stands. It takes no part in what a node means: two nodes that differ
 * in nothing else are equal, and so all locations are.
 *
 * @param file the name of the source; empty for a query or a generated node
 * @param row the line, from 1
 * @param column the column, from 1, counted in bytes of the line
 * @param offset the byte in the source
 * @param text what stands there
 */
public record Location(String file, int row, int column, int offset, String text) {
  public static final Location NONE = new Location("", 0, 0, 0, "");

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Location;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** As OPA writes it: {@code policy.rego:3}, or {@code 1:7} where there is no file. */
  @Override
  public String toString() {
    return file.isEmpty() ? row + ":" + column : file + ":" + row;
  }
}
