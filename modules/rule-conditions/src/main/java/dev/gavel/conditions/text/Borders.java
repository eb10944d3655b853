package dev.gavel.conditions.text;

/** The table of Knuth, Morris and Pratt. */
final class Borders {
  private Borders() {}

  /**
   * For each count of leading elements of a needle: how many of them are still matched, when they
   * were and the element after them is not.
   */
  static int[] of(int[] needle) {
    int[] borders = new int[needle.length];
    int border = 0;
    for (int i = 1; i < needle.length - 1; i++) {
      while (border > 0 && needle[i] != needle[border]) {
        border = borders[border];
      }
      border += needle[i] == needle[border] ? 1 : 0;
      borders[i + 1] = border;
    }
    return borders;
  }
}
