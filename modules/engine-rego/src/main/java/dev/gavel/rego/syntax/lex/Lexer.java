package dev.gavel.rego.syntax.lex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts a source into tokens, one at a time, since only the parser knows where the text of a
 * template string goes on. A copy is a place to come back to.
 */
public final class Lexer {
  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int REPLACEMENT = 0xFFFD;

  /** A token that is wrong all through tells its reader no more with each byte. */
  private static final int MOST_COMPLAINTS = 100;

  private final byte[] source;
  private Map<String, Token> keywords;
  private List<String> complaints = new ArrayList<>();

  private int next;
  private int width;
  private int current = END;
  private int row = 1;
  private int column;

  private int start;
  private int startRow;
  private int startColumn;
  private String literal = "";

  public Lexer(byte[] source, Map<String, Token> keywords) {
    this.source = source;
    this.keywords = keywords;
    advance();
    if (current == BYTE_ORDER_MARK) {
      advance();
    }
  }

  public Lexer(Lexer other) {
    source = other.source;
    keywords = other.keywords;
    next = other.next;
    width = other.width;
    current = other.current;
    row = other.row;
    column = other.column;
    start = other.start;
    startRow = other.startRow;
    startColumn = other.startColumn;
    literal = other.literal;
  }

  public byte[] source() {
    return source;
  }

  public Map<String, Token> keywords() {
    return keywords;
  }

  public void reserve(Map<String, Token> words) {
    keywords = words;
  }

  /** Where the last token begins. */
  public int start() {
    return start;
  }

  /** Where the last token ends. */
  public int end() {
    return next - width;
  }

  public int startRow() {
    return startRow;
  }

  public int startColumn() {
    return startColumn;
  }

  /** The text of the last token, where it is more than its kind; of strings with their quotes. */
  public String literal() {
    return literal;
  }

  /** What was wrong with the last token; asked once. */
  public List<String> complaints() {
    if (complaints.isEmpty()) {
      return List.of();
    }
    List<String> all = complaints;
    complaints = new ArrayList<>();
    return all;
  }

  public Token scan() {
    begin();
    if (isSpace()) {
      literal = String.valueOf((char) current);
      advance();
      return Token.WHITESPACE;
    }
    if (isLetter(current)) {
      return identifier();
    }
    if (isDecimal(current)) {
      return number();
    }
    int first = current;
    advance();
    return switch (first) {
      case END -> Token.EOF;
      case '#' -> comment();
      case '"' -> string();
      case '`' -> rawString();
      case '$' -> template();
      case NO_BREAK_SPACE -> {
        complain("illegal non-breaking space character, use a regular space instead");
        yield Token.ILLEGAL;
      }
      default -> sign(first);
    };
  }

  /** The text of a template string after one of its expressions. */
  public Token scanTemplate(boolean raw) {
    begin();
    return raw ? rawTemplate(start - 1) : template(start - 1);
  }

  private void begin() {
    start = next - width;
    startRow = row;
    startColumn = column;
    literal = "";
  }

  private Token sign(int first) {
    return switch (first) {
      case '[' -> Token.LEFT_BRACKET;
      case ']' -> Token.RIGHT_BRACKET;
      case '{' -> Token.LEFT_BRACE;
      case '}' -> Token.RIGHT_BRACE;
      case '(' -> Token.LEFT_PAREN;
      case ')' -> Token.RIGHT_PAREN;
      case ',' -> Token.COMMA;
      case ';' -> Token.SEMICOLON;
      case '.' -> Token.DOT;
      case '+' -> Token.ADD;
      case '-' -> Token.SUB;
      case '*' -> Token.MUL;
      case '/' -> Token.QUO;
      case '%' -> Token.REM;
      case '&' -> Token.AND;
      case '|' -> Token.OR;
      case ':' -> either(Token.ASSIGN, Token.COLON);
      case '=' -> either(Token.EQUAL, Token.UNIFY);
      case '>' -> either(Token.GTE, Token.GT);
      case '<' -> either(Token.LTE, Token.LT);
      case '!' -> {
        Token token = either(Token.NEQ, Token.ILLEGAL);
        if (token == Token.ILLEGAL) {
          complain("illegal ! character");
        }
        yield token;
      }
      default -> Token.ILLEGAL;
    };
  }

  private Token either(Token withEqualSign, Token alone) {
    if (current != '=') {
      return alone;
    }
    advance();
    return withEqualSign;
  }

  private Token identifier() {
    while (isLetter(current) || isDigit(current)) {
      advance();
    }
    literal = text(start, end());
    return keywords.getOrDefault(literal, Token.IDENT);
  }

  private Token number() {
    decimals();
    if (current == '.') {
      advance();
      if (!decimals()) {
        complain("expected fraction");
      }
    }
    if (lower(current) == 'e') {
      advance();
      if (current == '+' || current == '-') {
        advance();
      }
      if (!decimals()) {
        complain("expected exponent");
      }
    }
    if (isLetter(current)) {
      complain("illegal number format");
      while (isLetter(current) || isDigit(current)) {
        advance();
      }
    }
    literal = text(start, end());
    return Token.NUMBER;
  }

  private boolean decimals() {
    boolean found = false;
    while (isDecimal(current)) {
      advance();
      found = true;
    }
    return found;
  }

  private Token comment() {
    while (current != '\n' && current != END) {
      advance();
    }
    return Token.COMMENT;
  }

  private Token string() {
    while (true) {
      int character = current;
      if (character == '\n' || character == END) {
        complain("non-terminated string");
        break;
      }
      advance();
      if (character == '"') {
        break;
      }
      if (character == '\\' && !escape()) {
        complain("illegal escape sequence");
      }
    }
    literal = text(start, end());
    return Token.STRING;
  }

  private Token rawString() {
    while (true) {
      int character = current;
      advance();
      if (character == '`') {
        break;
      }
      if (character == END) {
        complain("non-terminated string");
        break;
      }
    }
    literal = text(start, Math.min(end(), source.length));
    return Token.STRING;
  }

  private Token template() {
    if (current == '`') {
      advance();
      return rawTemplate(start + 1);
    }
    if (current == '"') {
      advance();
      return template(start + 1);
    }
    complain("illegal $ character");
    return Token.ILLEGAL;
  }

  private Token template(int from) {
    StringBuilder text = new StringBuilder();
    int kept = from;
    Token token = Token.TEMPLATE_PART;
    while (true) {
      int character = current;
      if (character == '\n' || character == END) {
        complain("non-terminated string");
        break;
      }
      advance();
      if (character == '"') {
        token = Token.TEMPLATE_END;
        break;
      }
      if (character == '{') {
        break;
      }
      if (character == '\\' && current == '{') {
        text.append(text(kept, end() - 1));
        kept = end();
        advance();
      } else if (character == '\\' && !escape()) {
        complain("illegal escape sequence");
      }
    }
    literal = text.append(text(kept, end())).toString();
    return token;
  }

  private Token rawTemplate(int from) {
    StringBuilder text = new StringBuilder();
    int kept = from;
    Token token = Token.RAW_TEMPLATE_PART;
    while (true) {
      int character = current;
      if (character == END) {
        complain("non-terminated string");
        break;
      }
      advance();
      if (character == '`') {
        token = Token.RAW_TEMPLATE_END;
        break;
      }
      if (character == '{') {
        break;
      }
      if (character == '\\' && current == '{') {
        text.append(text(kept, end() - 1));
        kept = end();
        advance();
      }
    }
    literal = text.append(text(kept, end())).toString();
    return token;
  }

  /** Passes what may follow a backslash. */
  private boolean escape() {
    switch (current) {
      case '\\', '"', '/', 'b', 'f', 'n', 'r', 't' -> advance();
      case 'u' -> {
        for (int i = 0; i < 4; i++) {
          advance();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) {
    int last = Math.min(to, source.length);
    return from >= last ? "" : new String(source, from, last - from, StandardCharsets.UTF_8);
  }

  private void complain(String what) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(what);
    }
  }

  private void advance() {
    if (next >= source.length) {
      current = END;
      next = source.length + 1;
      width = 1;
      return;
    }
    current = source[next];
    width = 1;
    if (current == 0) {
      complain("illegal null character");
    } else if (current < 0) {
      decode();
      if (current == REPLACEMENT && width == 1) {
        complain("illegal utf-8 character");
      } else if (current == BYTE_ORDER_MARK && next > 0) {
        complain("illegal byte-order mark");
      }
    }
    next += width;
    if (current == '\n') {
      row++;
      column = 0;
    } else {
      column++;
    }
  }

  private void decode() {
    int first = source[next] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || next + length > source.length) {
      current = REPLACEMENT;
      return;
    }
    int point = first & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      int more = source[next + i] & 0xFF;
      if ((more & 0xC0) != 0x80) {
        current = REPLACEMENT;
        return;
      }
      point = (point << 6) | (more & 0x3F);
    }
    boolean overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
      current = REPLACEMENT;
      return;
    }
    current = point;
    width = length;
  }

  private boolean isSpace() {
    return current == ' ' || current == '\t' || current == '\n' || current == '\r';
  }

  private static boolean isLetter(int character) {
    int lower = lower(character);
    return ('a' <= lower && lower <= 'z') || character == '_';
  }

  private static boolean isDigit(int character) {
    return isDecimal(character)
        || (character >= 0x80 && Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER);
  }

  private static boolean isDecimal(int character) {
    return '0' <= character && character <= '9';
  }

  private static int lower(int character) {
    return ('a' - 'A') | character;
  }
}
