package dev.gavel.rego.builtin.template;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.template.TemplateToken.Kind;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A template to tokens. A minus beside a delimiter takes the white space beyond it away. */
final class TemplateLexer {
  private static final String SPACES = " \t\r\n";
  private static final int END = -1;
  private static final int TOKEN_BYTES = 64;

  private final String input;
  private final Budget budget;
  private final List<TemplateToken> tokens = new ArrayList<>();
  private int at;
  private int start;
  private int line = 1;
  private int counted;
  private int parens;

  private TemplateLexer(String input, Budget budget) {
    this.input = input;
    this.budget = budget;
  }

  /** All tokens up to the end or to the first mistake. */
  static List<TemplateToken> tokens(String input, Budget budget) {
    TemplateLexer lexer = new TemplateLexer(input, budget);
    while (lexer.text() && lexer.action()) {
      budget.spend(1);
    }
    return lexer.tokens;
  }

  /** The text before the next action; false when there is none. */
  private boolean text() {
    int open = input.indexOf("{{", at);
    int end = open < 0 ? input.length() : open;
    start = at;
    at = open >= 0 && trimsLeft(open + 2) ? trimmedEnd(end) : end;
    if (at > start) {
      emit(Kind.TEXT);
    }
    at = end;
    start = end;
    if (open < 0) {
      emit(Kind.EOF);
    }
    return open >= 0;
  }

  private int trimmedEnd(int end) {
    int trimmed = end;
    while (trimmed > start && isSpace(input.charAt(trimmed - 1))) {
      trimmed--;
    }
    return trimmed;
  }

  private boolean trimsLeft(int from) {
    return input.startsWith("-", from) && isSpace(charAt(from + 1));
  }

  private boolean trimsRight(int from) {
    return isSpace(charAt(from)) && input.startsWith("-}}", from + 1);
  }

  /** An action from its opening delimiter on, or a comment; false after a mistake. */
  private boolean action() {
    int inside = at + (trimsLeft(at + 2) ? 4 : 2);
    if (input.startsWith("/*", inside)) {
      return comment(inside);
    }
    at += 2;
    emit(Kind.OPEN);
    at = inside;
    start = at;
    parens = 0;
    while (!atClose()) {
      start = at;
      if (!token()) {
        return false;
      }
    }
    if (parens > 0) {
      return mistake("unclosed left paren");
    }
    boolean trims = trimsRight(at);
    at += trims ? 2 : 0;
    start = at;
    at += 2;
    emit(Kind.CLOSE);
    skipTrimmed(trims);
    return true;
  }

  private boolean comment(int from) {
    start = from;
    int close = input.indexOf("*/", from + 2);
    if (close < 0) {
      return mistake("unclosed comment");
    }
    at = close + 2;
    if (!atClose()) {
      return mistake("comment ends before closing delimiter");
    }
    boolean trims = trimsRight(at);
    at += trims ? 4 : 2;
    skipTrimmed(trims);
    return true;
  }

  private void skipTrimmed(boolean trims) {
    while (trims && isSpace(charAt(at))) {
      at++;
    }
  }

  private boolean atClose() {
    return trimsRight(at) || input.startsWith("}}", at);
  }

  private boolean token() {
    int c = at < input.length() ? input.codePointAt(at) : END;
    at += c == END ? 0 : Character.charCount(c);
    return switch (c) {
      case END -> mistake("unclosed action");
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> emit(Kind.ASSIGN);
      case ':' -> charAt(at++) == '=' ? emit(Kind.DECLARE) : mistake("expected :=");
      case '|' -> emit(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHARACTER, "unterminated character constant");
      case '`' -> raw();
      case '$' -> atTerminator() ? emit(Kind.VARIABLE) : name(Kind.VARIABLE);
      case '.' ->
          isDigit(charAt(at)) ? number() : atTerminator() ? emit(Kind.DOT) : name(Kind.FIELD);
      case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case '(' -> {
        parens++;
        yield emit(Kind.LEFT_PAREN);
      }
      case ')' -> --parens < 0 ? mistake("unexpected right paren") : emit(Kind.RIGHT_PAREN);
      default -> other(c);
    };
  }

  private boolean other(int c) {
    if (isNamePart(c)) {
      return name(Kind.IDENTIFIER);
    }
    return (c < 0x80 && GoQuote.isPrintable(c))
        ? emit(Kind.CHAR)
        : mistake("unrecognized character in action: " + named(c));
  }

  private boolean space() {
    at--;
    while (isSpace(charAt(at)) && !trimsRight(at)) {
      at++;
    }
    return at == start || emit(Kind.SPACE);
  }

  private boolean name(Kind kind) {
    while (at < input.length() && isNamePart(input.codePointAt(at))) {
      at += Character.charCount(input.codePointAt(at));
    }
    if (!atTerminator()) {
      return mistake("bad character " + named(input.codePointAt(at)));
    }
    String word = input.substring(start, at);
    if (kind != Kind.IDENTIFIER) {
      return emit(kind);
    }
    boolean truth = word.equals("true") || word.equals("false");
    return emit(TemplateToken.KEYWORDS.getOrDefault(word, truth ? Kind.BOOL : kind));
  }

  private boolean atTerminator() {
    return at >= input.length()
        || isSpace(charAt(at))
        || ".,|:)(".indexOf(input.charAt(at)) >= 0
        || input.startsWith("}}", at);
  }

  private boolean quoted(char quote, Kind kind, String problem) {
    while (true) {
      int c = charAt(at++);
      if (c == '\\') {
        c = charAt(at++) == '\n' ? '\n' : charAt(at - 1) == END ? END : 0;
      }
      if (c == END || c == '\n') {
        return mistake(problem);
      }
      if (c == quote) {
        return emit(kind);
      }
    }
  }

  private boolean raw() {
    int close = input.indexOf('`', at);
    if (close < 0) {
      return mistake("unterminated raw quoted string");
    }
    at = close + 1;
    return emit(Kind.RAW_STRING);
  }

  private boolean number() {
    at = start;
    accept("+-");
    String digits = "0123456789_";
    if (accept("0")) {
      digits =
          accept("xX")
              ? "0123456789abcdefABCDEF_"
              : accept("oO") ? "01234567_" : accept("bB") ? "01_" : digits;
    }
    acceptAll(digits);
    if (accept(".")) {
      acceptAll(digits);
    }
    if (digits.length() == 11 && accept("eE")) {
      accept("+-");
      acceptAll("0123456789_");
    }
    if (at < input.length() && isNamePart(input.codePointAt(at))) {
      at++;
      return mistake("bad number syntax: " + GoQuote.quote(input.substring(start, at)));
    }
    return emit(Kind.NUMBER);
  }

  private boolean accept(String any) {
    boolean accepted = at < input.length() && any.indexOf(input.charAt(at)) >= 0;
    at += accepted ? 1 : 0;
    return accepted;
  }

  private void acceptAll(String any) {
    while (accept(any)) {
      budget.spend(1);
    }
  }

  private int charAt(int index) {
    return index < input.length() ? input.charAt(index) : END;
  }

  private static boolean isSpace(int c) {
    return c != END && SPACES.indexOf(c) >= 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  private static String named(int c) {
    String code = String.format(Locale.ROOT, "U+%04X", c);
    return GoQuote.isPrintable(c) ? code + " '" + Character.toString(c) + "'" : code;
  }

  private boolean emit(Kind kind) {
    budget.allocate(TOKEN_BYTES);
    String text = kind == Kind.EOF ? "EOF" : input.substring(start, at);
    tokens.add(new TemplateToken(kind, start, text, lineAt(start)));
    start = at;
    return true;
  }

  private boolean mistake(String problem) {
    tokens.add(new TemplateToken(Kind.ERROR, start, problem, lineAt(start)));
    return false;
  }

  private int lineAt(int place) {
    for (; counted < place; counted++) {
      line += input.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }
}
