package dev.gavel.conditions.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what RE2/J would fold for ever (google/re2j#168).
 *
 * <p>To put letter case aside, RE2/J goes round all forms of a letter until it is back where it
 * began. From nine Cyrillic letters, which are younger than its tables, it never gets back. They
 * are harmless unless case is put aside, and then a class is harmful that only ranges over them. A
 * hyphen between two characters is taken for a range wherever it stands after a bracket: to refuse
 * one pattern too many is better than to hang.
 */
public final class EndlessFolding {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;

  private static final Pattern PUTS_CASE_ASIDE = Pattern.compile("\\(\\?[a-zA-Z-]*i");
  private static final Pattern CHARACTER =
      Pattern.compile("\\\\x\\{(\\p{XDigit}{1,7})}|\\\\?(.)", Pattern.DOTALL);

  private EndlessFolding() {}

  /** The harmful character or range; null where there is none. */
  public static @Nullable String in(String pattern) {
    if (!PUTS_CASE_ASIDE.matcher(pattern).find()) {
      return null;
    }
    MatchResult[] characters = CHARACTER.matcher(pattern).results().toArray(MatchResult[]::new);
    for (int i = 0; i < characters.length; i++) {
      int codePoint = codePoint(characters[i]);
      if (FIRST <= codePoint && codePoint <= LAST) {
        return characters[i].group();
      }
      boolean between = i > 0 && i < characters.length - 1 && characters[i].group().equals("-");
      if (between && isHarmful(pattern, characters[i - 1], characters[i + 1])) {
        return pattern.substring(characters[i - 1].start(), characters[i + 1].end());
      }
    }
    return null;
  }

  private static boolean isHarmful(String pattern, MatchResult low, MatchResult high) {
    int bracket = pattern.indexOf('[');
    return 0 <= bracket
        && bracket < low.start()
        && codePoint(low) <= LAST
        && codePoint(high) >= FIRST;
  }

  private static int codePoint(MatchResult character) {
    String hex = character.group(1);
    return hex != null ? Integer.parseInt(hex, 16) : character.group(2).codePointAt(0);
  }
}
