package dev.gavel.conditions.text;

/**
 * Unicode's simple case folding: the mappings of status C and S in CaseFolding.txt.
 *
 * <p>The JDK has no folding of its own, but its case mappings come from the same data: up and then
 * down again is the folding of all letters but a few. The dotted and the dotless i, which belong to
 * Turkish, fold to themselves; Cherokee, whose small letters came late, folds upwards; and three
 * letters have no upper case of a single letter to go by.
 */
public final class CaseFolding {
  private CaseFolding() {}

  public static int fold(int codePoint) {
    if (codePoint < 0x80) {
      return 'A' <= codePoint && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    return switch (codePoint) {
      case 0x0130, 0x0131 -> codePoint;
      case 0x1FD3 -> 0x0390; // iota with dialytika and tonos or oxia, which are the same accent
      case 0x1FE3 -> 0x03B0; // upsilon likewise
      case 0xFB05 -> 0xFB06; // long s t, s t
      default -> isCherokee(codePoint) ? Character.toUpperCase(codePoint) : upAndDown(codePoint);
    };
  }

  private static int upAndDown(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static boolean isCherokee(int codePoint) {
    return (0x13A0 <= codePoint && codePoint <= 0x13FF)
        || (0xAB70 <= codePoint && codePoint <= 0xABBF);
  }
}
