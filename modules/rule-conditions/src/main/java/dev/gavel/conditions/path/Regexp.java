package dev.gavel.conditions.path;

import com.google.re2j.Pattern;

/** An I-Regexp of RFC 9485, run by RE2/J in time that is linear in the text. */
record Regexp(Pattern pattern, int size) {
  static final int MOST_CHARACTERS = 1000;

  /**
   * Compiles a pattern.
   *
   * @throws PathException when it is no I-Regexp or too large; positions count within the pattern
   */
  static Regexp of(String text) {
    return new RegexpReader(text).regexp();
  }

  boolean matches(String text) {
    return pattern.matches(text);
  }

  boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }

  /** What a look at this text costs: RE2/J goes through most of the pattern at each character. */
  long steps(String text) {
    return 8 + (long) text.length() * (size + 16) / 32;
  }
}
