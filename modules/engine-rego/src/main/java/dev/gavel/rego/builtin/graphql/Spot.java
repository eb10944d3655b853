package dev.gavel.rego.builtin.graphql;

/**
 * Where something stands, in lines and code points from 1. What came as a value has no place.
 *
 * @param file the name of the source; empty for what the policy gave
 */
record Spot(String file, int line, int column) {
  static final Spot UNKNOWN = new Spot("", -1, -1);

  boolean isKnown() {
    return line != -1;
  }
}
