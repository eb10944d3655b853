package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.rego.builtin.encoding.GoQuote;

/**
 * A piece of a document.
 *
 * @param text what a name, a number, a string or a comment says; for INVALID, what is wrong
 */
record Token(Kind kind, String text, Spot at) {

  enum Kind {
    INVALID("<Invalid>"),
    EOF("<EOF>"),
    BANG("!"),
    DOLLAR("$"),
    AMP("&"),
    PAREN_L("("),
    PAREN_R(")"),
    SPREAD("..."),
    COLON(":"),
    EQUALS("="),
    AT("@"),
    BRACKET_L("["),
    BRACKET_R("]"),
    BRACE_L("{"),
    BRACE_R("}"),
    PIPE("|"),
    NAME("Name"),
    INT("Int"),
    FLOAT("Float"),
    STRING("String"),
    BLOCK_STRING("BlockString"),
    COMMENT("Comment");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  @Override
  public String toString() {
    boolean silent = text.isEmpty() || kind == Kind.INVALID;
    return silent ? kind.toString() : kind + " " + GoQuote.quote(text);
  }
}
