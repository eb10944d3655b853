package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.lex.Token;
import java.util.Set;

/** Refuses keywords where a rule's name stands, before they are read as what they mean. */
final class RuleNames {
  private static final Set<Token> BEHIND_NAMES =
      Set.of(Token.ASSIGN, Token.UNIFY, Token.IF, Token.CONTAINS, Token.LEFT_PAREN);

  /** {@code not (x)} and {@code or(x, y)} are no heads. */
  private static final Set<Token> BEHIND_OPERATORS =
      Set.of(Token.ASSIGN, Token.UNIFY, Token.IF, Token.CONTAINS);

  /** {@code package contains} and {@code import if.x} are no heads. */
  private static final Set<Token> BEHIND_PATHS =
      Set.of(Token.ASSIGN, Token.UNIFY, Token.LEFT_PAREN);

  /** {@code contains := x} is a query. */
  private static final Set<Token> BEHIND_CONTAINS = Set.of(Token.IF, Token.CONTAINS);

  private final Cursor cursor;

  RuleNames(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether a keyword is used as the name of a rule, which is then a mistake. */
  boolean refuseKeyword(boolean afterDefault) {
    Set<Token> followers = followers(cursor.token());
    if (followers.isEmpty()) {
      return false;
    }
    Location here = cursor.here();
    String keyword = cursor.token().text();
    if (!afterDefault && !followers.contains(cursor.peek())) {
      return false;
    }
    cursor.error(here, keyword + " keyword cannot be used for rule name");
    return true;
  }

  private static Set<Token> followers(Token keyword) {
    return switch (keyword) {
      case EVERY, IF, IN, SOME, AS -> BEHIND_NAMES;
      case PACKAGE, IMPORT -> BEHIND_PATHS;
      case NOT, LOGICAL_AND, LOGICAL_OR -> BEHIND_OPERATORS;
      case CONTAINS -> BEHIND_CONTAINS;
      default -> Set.of();
    };
  }
}
