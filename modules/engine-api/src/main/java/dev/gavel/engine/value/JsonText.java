package dev.gavel.engine.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a document and a place in them: strings, numbers, words and the marks between.
 *
 * <p>Whether bytes are UTF-8 is left to the JDK, whose decoder puts U+FFFD for what is none. Only a
 * string that shows one is looked at again, so text that is sound pays nothing for the proof.
 */
final class JsonText {
  private static final int END = -1;
  private static final char REPLACEMENT = '\uFFFD';

  /** With so few digits a number fits in a long, whatever they are. */
  private static final int SAFE_DIGITS = 18;

  private final byte[] json;
  private final int maxNumberLength;
  private final StringBuilder unescaped = new StringBuilder();
  private int at;

  JsonText(byte[] json, int maxNumberLength) {
    this.json = json;
    this.maxNumberLength = maxNumberLength;
  }

  /** Goes to the first mark. UTF-8 may begin with its signature; other encodings show in theirs. */
  void begin() {
    if (byteAt(0) == 0xEF && byteAt(1) == 0xBB && byteAt(2) == 0xBF) {
      at = 3;
    }
    int first = nextByte();
    if (first == END) {
      throw stopped("the document is empty");
    }
    if (first == 0xFE || first == 0xFF || first == 0 || byteAt(at + 1) == 0) {
      throw stopped("the document is not in UTF-8");
    }
  }

  void finish() {
    if (nextByte() != END) {
      throw stopped("there is more after the end of the document");
    }
  }

  /** The first byte that is no white space, without taking it; or END. */
  int nextByte() {
    while (at < json.length) {
      byte mark = json[at];
      if (mark > ' ' || (mark != ' ' && mark != '\n' && mark != '\r' && mark != '\t')) {
        return mark & 0xff;
      }
      at++;
    }
    return END;
  }

  void skip() {
    at++;
  }

  /** Whether a comma follows, or else the mark that closes. */
  boolean more(char close) {
    int mark = nextByte();
    if (mark != ',' && mark != close) {
      throw expected("',' or '" + close + "'");
    }
    at++;
    return mark == ',';
  }

  <T> T word(String word, T meaning) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (byteAt(at) != word.charAt(i)) {
        throw expected("the word " + word);
      }
    }
    return meaning;
  }

  /** A key and its colon. */
  StringValue key() {
    if (nextByte() != '"') {
      throw expected("a key in quotes");
    }
    int from = at + 1;
    int hash = 0;
    int to = from;
    while (to < json.length && isPlain(json[to])) {
      hash = hash * 31 + json[to++];
    }
    StringValue key;
    if (byteAt(to) == '"') {
      key = SharedKeys.get(json, from, to, hash);
      at = to + 1;
    } else {
      key = new StringValue(string());
    }
    if (nextByte() != ':') {
      throw expected("':'");
    }
    at++;
    return key;
  }

  /** The string whose opening quote is here. */
  String string() {
    int from = at + 1;
    at = endOfRun(from);
    return json[at] == '"' ? utf8(from, at++) : unescaped(from);
  }

  private String unescaped(int from) {
    unescaped.setLength(0);
    append(from, at);
    while (json[at++] == '\\') {
      unescaped.append(escaped());
      int run = at;
      at = endOfRun(run);
      append(run, at);
    }
    return unescaped.toString();
  }

  private void append(int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] < 0) {
        unescaped.append(utf8(i, to));
        return;
      }
      unescaped.append((char) json[i]);
    }
  }

  /** The character that the letter here stands for; the backslash is behind us. */
  private char escaped() {
    int letter = byteAt(at);
    char character =
        switch (letter) {
          case '"', '\\', '/' -> (char) letter;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> unicode();
          default -> throw expected("one of \"\\/bfnrtu after a backslash");
        };
    at++;
    return character;
  }

  private char unicode() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(byteAt(++at), 16);
      if (digit < 0) {
        throw expected("four hexadecimal digits after \\u");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  /** Where the next quote or backslash is. */
  private int endOfRun(int from) {
    int to = from;
    while (to < json.length && (isPlain(json[to]) || json[to] < 0)) {
      to++;
    }
    int stop = byteAt(to);
    if (stop != '"' && stop != '\\') {
      at = to;
      throw stop == END
          ? expected("'\"'")
          : stopped("a control character in a string must be escaped: \\u%04x".formatted(stop));
    }
    return to;
  }

  /** Whether the byte is an ASCII character that a string may hold as it is. */
  private static boolean isPlain(byte unit) {
    return unit >= ' ' && unit != '"' && unit != '\\';
  }

  private String utf8(int from, int to) {
    String decoded = new String(json, from, to - from, StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      prove(from, to);
    }
    return decoded;
  }

  private void prove(int from, int to) {
    ByteBuffer bytes = ByteBuffer.wrap(json, from, to - from);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
    } catch (CharacterCodingException malformed) {
      at = bytes.position();
      throw stopped("the document is not in UTF-8");
    }
  }

  NumberValue number() {
    int from = at;
    boolean negative = json[from] == '-';
    int first = negative ? from + 1 : from;
    int to = first;
    long number = 0;
    while (isDigit(byteAt(to)) && to - first < SAFE_DIGITS) {
      number = number * 10 + (json[to++] - '0');
    }
    boolean plain = number == 0 ? to == first + 1 && !negative : json[first] != '0';
    if (!plain || isPartOfNumber(byteAt(to))) {
      return numberByText();
    }
    at = to;
    return NumberValue.of(negative ? -number : number);
  }

  private NumberValue numberByText() {
    int to = at;
    while (isPartOfNumber(byteAt(to))) {
      to++;
    }
    if (to - at > maxNumberLength) {
      throw stopped("a number has more than %,d characters".formatted(maxNumberLength));
    }
    try {
      NumberValue number =
          NumberValue.parse(new String(json, at, to - at, StandardCharsets.ISO_8859_1));
      at = to;
      return number;
    } catch (NumberFormatException unreadable) {
      throw stopped(String.valueOf(unreadable.getMessage()));
    }
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }

  private static boolean isPartOfNumber(int unit) {
    return isDigit(unit) || unit == '.' || (unit | 0x20) == 'e' || unit == '+' || unit == '-';
  }

  private int byteAt(int index) {
    return index < json.length ? json[index] & 0xff : END;
  }

  JsonException expected(String what) {
    int found = byteAt(at);
    if (found == END) {
      return stopped("the document ends in the middle: " + what + " was expected");
    }
    String shown =
        found > ' ' && found < 0x7f ? "'" + (char) found + "'" : "byte 0x%02x".formatted(found);
    return stopped(what + " was expected, not " + shown);
  }

  /** The failure at this place. Lines are only counted now: a document that is sound needs none. */
  JsonException stopped(String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at && i < json.length; i++) {
      if (json[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new JsonException(message, line, at - lineStart + 1);
  }
}
