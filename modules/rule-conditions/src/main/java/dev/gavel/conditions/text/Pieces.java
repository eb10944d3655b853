package dev.gavel.conditions.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pattern that is not much of one: literal text with {@code .*} in between, such as {@code
 * ^abc}, {@code abc$} or {@code .*abc}. Most patterns that people write are of this kind, and they
 * need no automaton: to take each piece where it is first found leaves the most for the others.
 *
 * <p>A dot does not match a line break. The pieces hold none, so there is none in all that is
 * matched. Nor does a piece hold half a surrogate pair, so that characters do for code points.
 */
final class Pieces {
  private static final String SPECIAL = "\\.+*?()|[]{}^$";

  private final String first;

  /** What is looked for after the first, one after the other. */
  private final Needle[] next;

  /** What the text must end with, after all of them. */
  private final @Nullable String last;

  private final boolean whole;

  private Pieces(List<String> pieces, boolean toTheEnd) {
    int others = pieces.size() - 1;
    this.first = pieces.getFirst();
    this.whole = toTheEnd && others == 0;
    this.last = toTheEnd && others > 0 ? pieces.getLast() : null;
    this.next =
        pieces.stream()
            .limit(last == null ? 1 + others : others)
            .skip(1)
            .map(Needle::of)
            .toArray(Needle[]::new);
  }

  /** Null where the pattern is more than pieces. */
  static @Nullable Pieces of(String pattern) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int at = pattern.startsWith("^") ? 1 : 0;
    while (at < pattern.length() && !isEnd(pattern, at)) {
      if (pattern.startsWith(".*", at)) {
        pieces.add(piece.toString());
        piece.setLength(0);
        at += 2;
        continue;
      }
      boolean escaped = pattern.charAt(at) == '\\';
      int codePoint = escaped ? escaped(pattern, at + 1) : literal(pattern, at);
      if (codePoint < 0) {
        return null;
      }
      piece.appendCodePoint(codePoint);
      at += (escaped ? 1 : 0) + Character.charCount(codePoint);
    }
    pieces.add(piece.toString());
    return new Pieces(pieces, at < pattern.length());
  }

  boolean startOf(String text) {
    if (whole) {
      return text.equals(first);
    }
    if (!text.startsWith(first)) {
      return false;
    }
    int at = first.length();
    for (Needle piece : next) {
      int found = piece.indexIn(text, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    if (last != null) {
      if (text.length() - last.length() < at || !text.endsWith(last)) {
        return false;
      }
      at = text.length();
    }
    return text.indexOf('\n', first.length(), at) < 0;
  }

  private static boolean isEnd(String pattern, int at) {
    return at == pattern.length() - 1 && pattern.charAt(at) == '$';
  }

  private static int escaped(String pattern, int at) {
    return at < pattern.length() && SPECIAL.indexOf(pattern.charAt(at)) >= 0
        ? pattern.charAt(at)
        : -1;
  }

  private static int literal(String pattern, int at) {
    int codePoint = pattern.codePointAt(at);
    boolean surrogate = Character.getType(codePoint) == Character.SURROGATE;
    return surrogate || codePoint == '\n' || SPECIAL.indexOf(codePoint) >= 0 ? -1 : codePoint;
  }
}
