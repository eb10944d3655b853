package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.graphql.document.Token.Kind;
import dev.gavel.rego.evaluation.Budget;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A document to tokens; lines and columns are counted in code points. */
final class Lexer {
  private static final int END = -1;
  private static final int TOKEN_BYTES = 64;

  private final int[] source;
  private final String file;
  private final Budget budget;
  private int start;
  private int at;
  private int line = 1;
  private int lineStart;

  Lexer(String source, String file, Budget budget) {
    this.source = source.codePoints().toArray();
    this.file = file;
    this.budget = budget;
  }

  Token read() {
    budget.spend(4);
    budget.allocate(TOKEN_BYTES);
    skipBlanks();
    start = at;
    int c = current();
    if (c == END) {
      return token(Kind.EOF, "");
    }
    at++;
    return switch (c) {
      case '!' -> token(Kind.BANG, "");
      case '$' -> token(Kind.DOLLAR, "");
      case '&' -> token(Kind.AMP, "");
      case '(' -> token(Kind.PAREN_L, "");
      case ')' -> token(Kind.PAREN_R, "");
      case ':' -> token(Kind.COLON, "");
      case '=' -> token(Kind.EQUALS, "");
      case '@' -> token(Kind.AT, "");
      case '[' -> token(Kind.BRACKET_L, "");
      case ']' -> token(Kind.BRACKET_R, "");
      case '{' -> token(Kind.BRACE_L, "");
      case '}' -> token(Kind.BRACE_R, "");
      case '|' -> token(Kind.PIPE, "");
      case '#' -> comment();
      case '"' -> looksAt("\"\"", at) ? blockString() : string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> other(c);
    };
  }

  private Token other(int c) {
    if (isNamePart(c)) {
      while (isNamePart(current()) || isDigit(current())) {
        at++;
      }
      return token(Kind.NAME, text(start, at));
    }
    if (c == '.' && looksAt("..", at)) {
      at += 2;
      return token(Kind.SPREAD, "");
    }
    at--;
    if (c < 0x20) {
      return wrong(escaped("Cannot contain the invalid character \"", c));
    }
    if (c == '\'') {
      return wrong(
          "Unexpected single quote character ('), did you mean to use a double quote (\")?");
    }
    return wrong("Cannot parse the unexpected character \"" + shown(c) + "\".");
  }

  private void skipBlanks() {
    while (true) {
      switch (current()) {
        case '\t', ' ', ',', 0xFEFF -> at++;
        case '\n' -> {
          at++;
          newLine();
        }
        case '\r' -> {
          at++;
          newLine();
          if (current() == '\n') {
            at++;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  private void newLine() {
    line++;
    lineStart = at;
  }

  private Token comment() {
    while (current() > 0x1f || current() == '\t') {
      at++;
    }
    return token(Kind.COMMENT, text(start, at));
  }

  private Token number() {
    at--;
    accept("-");
    if (accept("0")) {
      if (isDigit(current())) {
        return wrong("Invalid number, unexpected digit after 0: " + next() + ".");
      }
    } else if (!digits()) {
      return noDigit();
    }
    Kind kind = Kind.INT;
    if (accept(".")) {
      kind = Kind.FLOAT;
      if (!digits()) {
        return noDigit();
      }
    }
    if (accept("eE")) {
      kind = Kind.FLOAT;
      accept("-+");
      if (!digits()) {
        return noDigit();
      }
    }
    return token(kind, text(start, at));
  }

  private Token noDigit() {
    return wrong("Invalid number, expected digit but got: " + next() + ".");
  }

  private boolean accept(String any) {
    boolean accepted = current() != END && any.indexOf(current()) >= 0;
    at += accepted ? 1 : 0;
    return accepted;
  }

  private boolean digits() {
    int from = at;
    while (isDigit(current())) {
      at++;
    }
    return at > from;
  }

  private String next() {
    return current() == END ? "<EOF>" : "\"" + shown(current()) + "\"";
  }

  private Token string() {
    start++;
    StringBuilder text = new StringBuilder();
    while (current() != END && current() != '\n' && current() != '\r') {
      int c = current();
      if (c < 0x20 && c != '\t') {
        return wrong(escaped("Invalid character within String: \"", c) + ".");
      }
      if (c == '"') {
        Token token = token(Kind.STRING, text.toString());
        at++;
        return token;
      }
      if (c == '\\') {
        String problem = escape(text);
        if (problem != null) {
          at++;
          return wrong(problem);
        }
      } else {
        text.appendCodePoint(c);
        at++;
      }
    }
    return wrong("Unterminated string.");
  }

  /** Appends what the escape here stands for; answers what is wrong with it, else null. */
  private @Nullable String escape(StringBuilder text) {
    if (at + 1 >= source.length) {
      return "Invalid character escape sequence.";
    }
    int letter = source[at + 1];
    if (letter == 'u') {
      return unicode(text);
    }
    int known = "\"/\\bfnrt".indexOf(letter);
    if (known < 0) {
      return "Invalid character escape sequence: \\" + shown(letter) + ".";
    }
    text.append("\"/\\\b\f\n\r\t".charAt(known));
    at += 2;
    return null;
  }

  private @Nullable String unicode(StringBuilder text) {
    if (at + 6 >= source.length) {
      return "Invalid character escape sequence: \\" + text(at + 1, source.length) + ".";
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = source[i] > 0x7f ? -1 : Character.digit(source[i], 16);
      if (digit < 0) {
        return "Invalid character escape sequence: \\" + text(at + 1, at + 6) + ".";
      }
      unit = unit << 4 | digit;
    }
    text.append(Character.isSurrogate((char) unit) ? '\uFFFD' : (char) unit);
    at += 6;
    return null;
  }

  private Token blockString() {
    start += 3;
    at += 2;
    StringBuilder text = new StringBuilder();
    while (current() != END) {
      int c = current();
      int quotes = 0;
      while (at + quotes < source.length && source[at + quotes] == '"') {
        quotes++;
      }
      if (quotes >= 3) {
        text.repeat('"', quotes - 3);
        Token token = token(Kind.BLOCK_STRING, BlockString.value(text.toString()));
        at += quotes;
        return token;
      }
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
        return wrong(escaped("Invalid character within String: \"", c) + ".");
      }
      if (looksAt("\\\"\"\"", at)) {
        text.append("\"\"\"");
        at += 4;
      } else {
        at++;
        at += c == '\r' && current() == '\n' ? 1 : 0;
        text.appendCodePoint(c == '\r' ? '\n' : c);
        if (c == '\r' || c == '\n') {
          newLine();
        }
      }
    }
    return wrong("Unterminated string.");
  }

  private boolean looksAt(String expected, int from) {
    for (int i = 0; i < expected.length(); i++) {
      if (from + i >= source.length || source[from + i] != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int current() {
    return at < source.length ? source[at] : END;
  }

  private String text(int from, int to) {
    return new String(source, from, to - from);
  }

  private static boolean isNamePart(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The first byte of a character, which is as far as Go's lexer looks. */
  private static String shown(int c) {
    return Character.toString(Bytes.of(Character.toString(c))[0] & 0xff);
  }

  private static String escaped(String before, int c) {
    return before + String.format(Locale.ROOT, "\\u%04x\"", c);
  }

  private Token token(Kind kind, String text) {
    return new Token(kind, text, new Spot(file, line, start - lineStart + 1));
  }

  private Token wrong(String problem) {
    return new Token(Kind.INVALID, problem, new Spot(file, line, at - lineStart + 1));
  }
}
