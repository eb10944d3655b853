package dev.gavel.conditions.path;

import dev.gavel.engine.value.NumberValue;

/**
 * The text of a path, taken piece by piece; each complaint names the character that it is about.
 */
final class PathText {
  private static final int MOST_CHARACTERS = 1000;

  /** Integers that every reader of JSON tells apart. */
  private static final long MOST_INTEGER = (1L << 53) - 1;

  private final String text;
  private int at;

  PathText(String text) {
    this.text = text;
    if (text.length() > MOST_CHARACTERS) {
      throw wrong(
          "the path is longer than the %,d characters allowed".formatted(MOST_CHARACTERS),
          MOST_CHARACTERS);
    }
  }

  int at() {
    return at;
  }

  void returnTo(int earlier) {
    at = earlier;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean isNext(String sign) {
    return text.startsWith(sign, at);
  }

  boolean take(String sign) {
    boolean there = isNext(sign);
    if (there) {
      at += sign.length();
    }
    return there;
  }

  void require(String sign, String expected) {
    if (!take(sign)) {
      throw expected(expected);
    }
  }

  void skipBlanks() {
    while (!atEnd() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  boolean isDigitNext() {
    return !atEnd() && isDigit(text.charAt(at));
  }

  /** A name as it may follow a dot, or an empty one. */
  String shorthand() {
    int from = at;
    while (!atEnd() && isOfName(text.codePointAt(at), at > from)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return text.substring(from, at);
  }

  private static boolean isOfName(int character, boolean inside) {
    return character >= 0x80
        ? !isSurrogate(character)
        : character == '_' || isLetter(character) || (inside && isDigit(character));
  }

  /** A name of a function or a constant, or an empty one. */
  String word() {
    int from = at;
    while (!atEnd() && isOfWord(text.charAt(at), at > from)) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isOfWord(char character, boolean inside) {
    return (character >= 'a' && character <= 'z')
        || (inside && (character == '_' || isDigit(character)));
  }

  long integer() {
    int from = at;
    integerPart();
    if (text.substring(from, at).equals("-0")) {
      throw wrong("zero has no sign here", from);
    }
    if (at - from <= 17) {
      long number = Long.parseLong(text, from, at, 10);
      if (Math.abs(number) <= MOST_INTEGER) {
        return number;
      }
    }
    throw wrong("the integer is beyond %d on either side".formatted(MOST_INTEGER), from);
  }

  NumberValue number() {
    int from = at;
    integerPart();
    if (take(".")) {
      digits();
    }
    if (take("e") || take("E")) {
      if (!take("-")) {
        take("+");
      }
      digits();
    }
    try {
      return NumberValue.parse(text.substring(from, at));
    } catch (NumberFormatException beyond) {
      throw wrong("the number is beyond all reason", from);
    }
  }

  private void integerPart() {
    take("-");
    int from = at;
    digits();
    if (at - from > 1 && text.charAt(from) == '0') {
      throw wrong("a number of several digits does not begin with 0", from);
    }
  }

  private void digits() {
    if (!isDigitNext()) {
      throw expected("a digit");
    }
    while (isDigitNext()) {
      at++;
    }
  }

  boolean isQuoteNext() {
    return isNext("'") || isNext("\"");
  }

  String string() {
    int from = at;
    char quote = text.charAt(at++);
    StringBuilder string = new StringBuilder();
    while (!atEnd() && text.charAt(at) != quote) {
      if (take("\\")) {
        escape(quote, string);
      } else {
        string.appendCodePoint(unescaped());
      }
    }
    if (atEnd()) {
      throw wrong("the string that begins here has no closing " + quote, from);
    }
    at++;
    return string.toString();
  }

  private int unescaped() {
    int character = text.codePointAt(at);
    if (character < ' ') {
      throw wrong("a string holds control characters only as \\u%04x".formatted(character), at);
    }
    if (isSurrogate(character)) {
      throw wrong("half of a surrogate pair is no character", at);
    }
    at += Character.charCount(character);
    return character;
  }

  private void escape(char quote, StringBuilder string) {
    int from = at - 1;
    char escaped = atEnd() ? '\0' : text.charAt(at++);
    switch (escaped) {
      case 'b' -> string.append('\b');
      case 'f' -> string.append('\f');
      case 'n' -> string.append('\n');
      case 'r' -> string.append('\r');
      case 't' -> string.append('\t');
      case '/', '\\' -> string.append(escaped);
      case 'u' -> unicode(from, string);
      default -> {
        if (escaped != quote) {
          throw wrong("a string knows no such escape; a backslash itself is \\\\", from);
        }
        string.append(quote);
      }
    }
  }

  private void unicode(int from, StringBuilder string) {
    char unit = hexadecimal();
    string.append(unit);
    if (Character.isSurrogate(unit)) {
      char low = Character.isHighSurrogate(unit) && take("\\u") ? hexadecimal() : '\0';
      if (!Character.isLowSurrogate(low)) {
        throw wrong("half of a surrogate pair is no character", from);
      }
      string.append(low);
    }
  }

  private char hexadecimal() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = atEnd() ? -1 : hexadecimal(text.charAt(at));
      if (digit < 0) {
        throw expected("four hexadecimal digits");
      }
      unit = unit * 16 + digit;
      at++;
    }
    return (char) unit;
  }

  private static int hexadecimal(char digit) {
    return digit < 0x80 ? Character.digit(digit, 16) : -1;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  PathException expected(String what) {
    return wrong("expected %s but %s".formatted(what, found()), at);
  }

  private String found() {
    if (atEnd()) {
      return "the path ends";
    }
    int character = text.codePointAt(at);
    return character <= ' ' ? "found a blank" : "found " + Character.toString(character);
  }

  /** A complaint about the character at this index. */
  PathException wrong(String complaint, int index) {
    return new PathException(complaint, text.codePointCount(0, index) + 1);
  }
}
