package dev.gavel.rego.builtin.graphql.document;

/**
 * Where something stands, in lines and code points from 1. What came as a value has no place.
 *
 * @param file the name of the source; empty for what the policy gave
 */
public record Spot(String file, int line, int column) {
  public static final Spot UNKNOWN = new Spot("", -1, -1);

  public boolean isKnown() {
    return line != -1;
  }
}
