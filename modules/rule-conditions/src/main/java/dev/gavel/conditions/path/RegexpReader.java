package dev.gavel.conditions.path;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * I-Regexp to the syntax of RE2/J, refusing what RFC 9485 does not have and what would become large
 * before it is built: RE2/J recurses into each optional repetition.
 *
 * <p>Every ordinary character is written by its number, so none has a second meaning there. The
 * exceptions are ^ and $: for the RFC's grammar they are ordinary, but its own mappings to other
 * dialects, and the compliance suite, make them the ends of the text.
 */
final class RegexpReader {
  private static final int MOST_INSTRUCTIONS = 2000;
  private static final int MOST_REPEATED = 500;
  private static final int MOST_NESTED = 32;
  private static final String SPECIAL = "()*+.?[\\]{|}";
  private static final String ESCAPABLE = "()*+-.?[\\]^{|}";

  private final String text;
  private final StringBuilder re2 = new StringBuilder();
  private int at;

  RegexpReader(String text) {
    this.text = text;
  }

  Regexp regexp() {
    if (text.length() > Regexp.MOST_CHARACTERS) {
      throw wrong(
          "a pattern has at most %,d characters".formatted(Regexp.MOST_CHARACTERS),
          Regexp.MOST_CHARACTERS);
    }
    int size = alternatives(0);
    if (!atEnd()) {
      throw wrong("this ) closes nothing", at);
    }
    try {
      return new Regexp(Pattern.compile(re2.toString()), size);
    } catch (PatternSyntaxException refused) {
      throw wrong("RE2/J refuses the pattern: " + refused.getDescription(), 0);
    }
  }

  private int alternatives(int depth) {
    int size = branch(depth);
    while (take('|')) {
      re2.append('|');
      size = limited(size + 1 + branch(depth));
    }
    return size;
  }

  private int branch(int depth) {
    int size = 1;
    while (!atEnd() && !isNext('|') && !isNext(')')) {
      size = limited(size + quantified(atom(depth)));
    }
    return size;
  }

  private int atom(int depth) {
    int from = at;
    if (take('(')) {
      return group(depth + 1, from);
    }
    if (take('.')) {
      re2.append("[^\\n\\r]");
      return 1;
    }
    int written = re2.length();
    if (take('[')) {
      characterClass(from);
      return classSize(written);
    }
    if (take('\\')) {
      re2.append('[');
      escape();
      re2.append(']');
      return classSize(written);
    }
    int character = next();
    if (SPECIAL.indexOf(character) >= 0) {
      throw wrong(
          "%s stands alone; the character itself is \\%1$s"
              .formatted(Character.toString(character)),
          from);
    }
    if (character == '^' || character == '$') {
      re2.appendCodePoint(character);
    } else {
      literal(character);
    }
    return 1;
  }

  /** A class is one instruction, but a long one takes its time. */
  private int classSize(int from) {
    return 1 + (re2.length() - from) / 64;
  }

  private int group(int depth, int from) {
    if (depth > MOST_NESTED) {
      throw wrong("groups are nested more than %d deep".formatted(MOST_NESTED), from);
    }
    re2.append("(?:");
    int size = alternatives(depth);
    if (!take(')')) {
      throw wrong("this ( is never closed", from);
    }
    re2.append(')');
    return size;
  }

  /** The size of what was just read once its quantifier, if any, is applied. */
  private int quantified(int size) {
    if (take('*') || take('+') || take('?')) {
      re2.append(text.charAt(at - 1));
      return size + 1;
    }
    if (!take('{')) {
      return size;
    }
    int from = at - 1;
    int least = count();
    int most = least;
    re2.append('{').append(least);
    if (take(',')) {
      re2.append(',');
      if (!isNext('}')) {
        most = count();
        re2.append(most);
      }
    }
    if (!take('}')) {
      throw wrong("a repetition is written {2}, {2,} or {2,5}", from);
    }
    if (most < least) {
      throw wrong("the repetition ends before it begins", from);
    }
    re2.append('}');
    return limited(size * Math.max(most, 1) + most - least + 1);
  }

  private int count() {
    int from = at;
    int count = 0;
    while (!atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      count = Math.min(count * 10 + text.charAt(at++) - '0', MOST_REPEATED + 1);
    }
    if (at == from) {
      throw wrong("a repetition is written {2}, {2,} or {2,5}", from);
    }
    if (count > MOST_REPEATED) {
      throw wrong("a repetition goes up to %d".formatted(MOST_REPEATED), from);
    }
    return count;
  }

  private void characterClass(int from) {
    re2.append(take('^') ? "[^" : "[");
    int first = at;
    if (take('-')) {
      literal('-');
    }
    while (!isNext(']')) {
      if (atEnd()) {
        throw wrong("this [ is never closed", from);
      }
      if (at > first && take('-')) {
        literal('-');
        if (!isNext(']')) {
          throw wrong("a - between ranges is written \\-", at - 1);
        }
      } else {
        classItem();
      }
    }
    if (at == first) {
      throw wrong("a class holds at least one character; ] itself is \\]", at);
    }
    at++;
    re2.append(']');
  }

  private void classItem() {
    int from = at;
    if (isNext('\\') && at + 1 < text.length() && "pP".indexOf(text.charAt(at + 1)) >= 0) {
      at++;
      escape();
      return;
    }
    int low = classCharacter();
    literal(low);
    if (isNext('-') && at + 1 < text.length() && text.charAt(at + 1) != ']') {
      at++;
      int high = classCharacter();
      if (high < low) {
        throw wrong("the range ends before it begins", from);
      }
      re2.append('-');
      literal(high);
    }
  }

  private int classCharacter() {
    int from = at;
    int character = next();
    if (character == '\\') {
      return escaped(from);
    }
    if (character == '[' || character == '-') {
      throw wrong("in a class this is written \\" + Character.toString(character), from);
    }
    return character;
  }

  /** What follows a backslash, as part of a class. */
  private void escape() {
    int from = at - 1;
    if (take('p') || take('P')) {
      boolean complement = text.charAt(at - 1) == 'P';
      int end = isNext('{') ? text.indexOf('}', at) : -1;
      String items = end < 0 ? null : Categories.items(text.substring(at + 1, end), complement);
      if (items == null) {
        throw wrong("a category is written \\p{L} or \\p{Lu}, by its name in Unicode", from);
      }
      re2.append(items);
      at = end + 1;
    } else {
      literal(escaped(from));
    }
  }

  private int escaped(int from) {
    int character = atEnd() ? ' ' : next();
    return switch (character) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'd' -> throw wrong("I-Regexp has no \\d; write [0-9]", from);
      case 'w' -> throw wrong("I-Regexp has no \\w; write [A-Za-z0-9_]", from);
      case 's' -> throw wrong("I-Regexp has no \\s; write [ \\t\\n\\r]", from);
      default -> {
        if (ESCAPABLE.indexOf(character) < 0) {
          throw wrong("I-Regexp has no such escape", from);
        }
        yield character;
      }
    };
  }

  private void literal(int character) {
    re2.append("\\x{").append(Integer.toHexString(character)).append('}');
  }

  private int limited(int size) {
    if (size > MOST_INSTRUCTIONS) {
      throw wrong(
          "up to here the pattern means more than the %,d instructions allowed"
              .formatted(MOST_INSTRUCTIONS),
          Math.max(0, at - 1));
    }
    return size;
  }

  private boolean atEnd() {
    return at == text.length();
  }

  private boolean isNext(char wanted) {
    return !atEnd() && text.charAt(at) == wanted;
  }

  private boolean take(char wanted) {
    boolean there = isNext(wanted);
    if (there) {
      at++;
    }
    return there;
  }

  private int next() {
    int character = text.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  private PathException wrong(String complaint, int index) {
    return new PathException(complaint, text.codePointCount(0, index) + 1);
  }
}
