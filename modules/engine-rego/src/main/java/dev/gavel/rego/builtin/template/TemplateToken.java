package dev.gavel.rego.builtin.template;

import dev.gavel.rego.builtin.encoding.GoQuote;
import java.util.Map;

/** A piece of a template; where it begins, and on which line. */
record TemplateToken(Kind kind, int at, String text, int line) {
  private static final int SHOWN = 10;

  enum Kind {
    ERROR,
    EOF,
    TEXT,
    OPEN,
    CLOSE,
    SPACE,
    ASSIGN,
    DECLARE,
    PIPE,
    LEFT_PAREN,
    RIGHT_PAREN,
    CHAR,
    BOOL,
    NUMBER,
    CHARACTER,
    STRING,
    RAW_STRING,
    IDENTIFIER,
    FIELD,
    VARIABLE,
    DOT,
    NIL,
    BLOCK,
    BREAK,
    CONTINUE,
    DEFINE,
    ELSE,
    END,
    IF,
    RANGE,
    TEMPLATE,
    WITH
  }

  static final Map<String, Kind> KEYWORDS =
      Map.ofEntries(
          Map.entry("nil", Kind.NIL),
          Map.entry("block", Kind.BLOCK),
          Map.entry("break", Kind.BREAK),
          Map.entry("continue", Kind.CONTINUE),
          Map.entry("define", Kind.DEFINE),
          Map.entry("else", Kind.ELSE),
          Map.entry("end", Kind.END),
          Map.entry("if", Kind.IF),
          Map.entry("range", Kind.RANGE),
          Map.entry("template", Kind.TEMPLATE),
          Map.entry("with", Kind.WITH));

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  @Override
  public String toString() {
    if (kind == Kind.EOF) {
      return "EOF";
    }
    if (kind == Kind.ERROR) {
      return text;
    }
    if (kind.compareTo(Kind.NIL) >= 0) {
      return "<" + text + ">";
    }
    boolean longer = text.codePointCount(0, text.length()) > SHOWN;
    return longer
        ? GoQuote.quote(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "..."
        : GoQuote.quote(text);
  }
}
