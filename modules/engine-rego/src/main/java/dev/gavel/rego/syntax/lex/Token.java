package dev.gavel.rego.syntax.lex;

/** The kinds of words and signs, by the names that errors give them. */
public enum Token {
  ILLEGAL("illegal"),
  EOF("eof"),
  WHITESPACE("whitespace"),
  IDENT("identifier"),
  COMMENT("comment"),
  PACKAGE("package"),
  IMPORT("import"),
  AS("as"),
  DEFAULT("default"),
  ELSE("else"),
  NOT("not"),
  SOME("some"),
  WITH("with"),
  NULL("null"),
  TRUE("true"),
  FALSE("false"),
  NUMBER("number"),
  STRING("string"),
  TEMPLATE_PART("template-string-part"),
  TEMPLATE_END("template-string-end"),
  RAW_TEMPLATE_PART("raw-template-string-part"),
  RAW_TEMPLATE_END("raw-template-string-end"),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  LEFT_BRACE("{"),
  RIGHT_BRACE("}"),
  LEFT_PAREN("("),
  RIGHT_PAREN(")"),
  COMMA(","),
  COLON(":"),
  ADD("plus"),
  SUB("minus"),
  MUL("mul"),
  QUO("div"),
  REM("rem"),
  AND("and"),
  OR("or"),
  UNIFY("eq"),
  EQUAL("equal"),
  ASSIGN("assign"),
  IN("in"),
  NEQ("neq"),
  GT("gt"),
  LT("lt"),
  GTE("gte"),
  LTE("lte"),
  DOT("."),
  SEMICOLON(";"),
  EVERY("every"),
  CONTAINS("contains"),
  IF("if"),
  LOGICAL_AND("and"),
  LOGICAL_OR("or");

  private final String text;

  Token(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Whether errors call it a keyword: it is one somewhere, or shares its name with one. */
  public boolean isKeyword() {
    return switch (this) {
      case EVERY, CONTAINS, IF, IN, LOGICAL_AND, LOGICAL_OR -> true;
      default -> Keywords.ALWAYS.containsKey(text);
    };
  }
}
