package dev.gavel.conditions.text;

import java.util.Arrays;

/**
 * A text to look for in others, letter case aside.
 *
 * <p>Compared are code points, each folded for itself, the way of Knuth, Morris and Pratt. An
 * unpaired surrogate is a code point that equals only itself.
 */
public final class FoldedNeedle {
  private final int[] folded;
  private final int[] borders;

  private FoldedNeedle(int[] folded) {
    this.folded = folded;
    this.borders = Borders.of(folded);
  }

  public static FoldedNeedle of(String text) {
    return new FoldedNeedle(text.codePoints().map(CaseFolding::fold).toArray());
  }

  public boolean in(String haystack) {
    int matched = 0;
    int at = 0;
    while (matched < folded.length && at < haystack.length()) {
      int codePoint = haystack.codePointAt(at);
      int letter = CaseFolding.fold(codePoint);
      while (matched > 0 && letter != folded[matched]) {
        matched = borders[matched];
      }
      matched += letter == folded[matched] ? 1 : 0;
      at += Character.charCount(codePoint);
    }
    return matched == folded.length;
  }

  /** Whether a text is this one, and no more. */
  public boolean is(String text) {
    int at = 0;
    for (int letter : folded) {
      if (at == text.length() || CaseFolding.fold(text.codePointAt(at)) != letter) {
        return false;
      }
      at += Character.charCount(text.codePointAt(at));
    }
    return at == text.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FoldedNeedle that && Arrays.equals(folded, that.folded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(folded);
  }

  @Override
  public String toString() {
    return new String(folded, 0, folded.length);
  }
}
