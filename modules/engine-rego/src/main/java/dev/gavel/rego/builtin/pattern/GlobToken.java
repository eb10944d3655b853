package dev.gavel.rego.builtin.pattern;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One character of a simple pattern and how often it may stand there.
 *
 * @param characters null stands for all
 */
record GlobToken(@Nullable BitSet characters, Repeat repeat) {
  enum Repeat {
    NONE,
    SOME,
    ANY
  }

  GlobToken with(Repeat changed) {
    return new GlobToken(characters, changed);
  }

  boolean meets(GlobToken other) {
    BitSet mine = characters;
    BitSet theirs = other.characters;
    return mine == null || theirs == null || mine.intersects(theirs);
  }

  /** Two repeats of the same characters in a row are one. */
  boolean absorbs(GlobToken next) {
    boolean same =
        characters == null ? next.characters == null : characters.equals(next.characters);
    return same && repeat != Repeat.NONE && next.repeat != Repeat.NONE;
  }
}
