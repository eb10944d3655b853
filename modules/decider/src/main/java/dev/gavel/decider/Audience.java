package dev.gavel.decider;

/**
 * Those whom a set of rules lets in.
 *
 * @param program the program that tells
 * @param slot where its answer is kept for the other experiments of the audience; {@link #ALONE} if
 *     there are none
 */
record Audience(int program, int slot) {
  static final int ALONE = -1;

  boolean isShared() {
    return slot != ALONE;
  }
}
