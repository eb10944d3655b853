package dev.gavel.conditions.text;

import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in the syntax of RE2, which matches in time linear in the text.
 *
 * <p>Patterns come from outside: their length and the size of their program have a limit, since the
 * time is linear in that size as well. The plainest patterns get by without RE2/J.
 */
public final class Pattern {
  static final int LONGEST = 1_000;
  static final int LARGEST = 1_024;

  /** What we count before RE2/J counts is an estimate, and a generous one. */
  private static final int LARGEST_ESTIMATE = 4 * LARGEST;

  private final String text;
  private final @Nullable Pieces pieces;
  private final com.google.re2j.Pattern program;

  private Pattern(String text, @Nullable Pieces pieces, com.google.re2j.Pattern program) {
    this.text = text;
    this.pieces = pieces;
    this.program = program;
  }

  public static Pattern parse(String text) throws PatternException {
    if (text.length() > LONGEST) {
      throw new PatternException(
          "the pattern has " + text.length() + " characters, more than " + LONGEST,
          "split it into several conditions under any");
    }
    if (PatternOutline.of(text).size() > LARGEST_ESTIMATE) {
      throw tooLarge();
    }
    String endless = EndlessFolding.in(text);
    if (endless != null) {
      throw new PatternException(
          "letter case cannot be put aside for U+1C80 to U+1C88, which are in " + endless,
          "leave them out of the range, or leave out the flag i");
    }
    com.google.re2j.Pattern program = compile(text);
    if (program.programSize() > LARGEST) {
      throw tooLarge();
    }
    return new Pattern(text, Pieces.of(text), anchored(program));
  }

  /** Whether the pattern matches at the start of the text. */
  public boolean startOf(String text) {
    return pieces != null ? pieces.startOf(text) : program.matcher(text).lookingAt();
  }

  private static com.google.re2j.Pattern compile(String text) throws PatternException {
    try {
      return com.google.re2j.Pattern.compile(text);
    } catch (PatternSyntaxException broken) {
      throw PatternMistake.of(text, broken);
    }
  }

  /**
   * Without the anchor RE2/J would look through the whole text even when its start cannot match. A
   * quotation may be open to the end of the pattern, so that nothing can be put behind it.
   */
  private static com.google.re2j.Pattern anchored(com.google.re2j.Pattern program) {
    String text = program.pattern();
    return text.contains("\\Q") ? program : com.google.re2j.Pattern.compile("^(?:" + text + ")");
  }

  private static PatternException tooLarge() {
    return new PatternException(
        "the pattern is too large: written out, its repeats take more than " + LARGEST + " steps",
        "use smaller counts in braces, or * and +");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
