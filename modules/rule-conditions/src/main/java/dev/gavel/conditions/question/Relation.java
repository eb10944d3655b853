package dev.gavel.conditions.question;

/** How something relates to a bound, by the sign of a comparison. */
public enum Relation {
  EQUAL(0b010),
  GREATER(0b100),
  AT_LEAST(0b110),
  LESS(0b001),
  AT_MOST(0b011);

  private final int signs;

  Relation(int signs) {
    this.signs = signs;
  }

  /** Whether it holds of what compares so with the bound: below zero for less, above for more. */
  boolean holds(int order) {
    return ((signs >> (Integer.signum(order) + 1)) & 1) != 0;
  }
}
