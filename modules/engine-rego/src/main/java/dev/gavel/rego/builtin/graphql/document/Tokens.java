package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.rego.builtin.graphql.document.Token.Kind;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a document with one to look ahead at. Comments stand aside; those right before the
 * token ahead are kept for the node that begins there.
 */
final class Tokens {
  private static final int MAX_DEPTH = 400;

  private final Lexer lexer;
  private @Nullable Token ahead;
  private Token previous = new Token(Kind.EOF, "", Spot.UNKNOWN);
  private @Nullable Node comment;
  private int depth;

  Tokens(String source, String file, Budget budget) {
    this.lexer = new Lexer(source, file, budget);
  }

  Token peek() {
    Token token = ahead;
    if (token == null) {
      token = lexer.read();
      if (token.kind() == Kind.COMMENT) {
        List<Node> comments = new ArrayList<>();
        while (token.kind() == Kind.COMMENT) {
          previous = token;
          comments.add(new Node(Shape.COMMENT, token.at()).with("Value", token.text()));
          token = lexer.read();
        }
        comment = new Node(Shape.COMMENTS, token.at()).with("List", comments);
      }
      ahead = token;
    }
    return token;
  }

  boolean isAt(Kind kind) {
    return peek().kind() == kind;
  }

  Token next() {
    Token token = peek();
    ahead = null;
    comment = null;
    previous = token;
    if (token.kind() == Kind.INVALID) {
      throw new Problem.Found(token.at(), token.text());
    }
    return token;
  }

  Token previous() {
    return previous;
  }

  /** The comments before the token ahead, once that was looked at. */
  @Nullable Node comment() {
    return comment;
  }

  /** A node that begins with the token ahead, and the comments before it. */
  Node begin(Shape shape) {
    return new Node(shape, peek().at()).with("Comment", comment);
  }

  Token expect(Kind kind) {
    Token token = peek();
    if (token.kind() != kind) {
      throw new Problem.Found(token.at(), "Expected " + kind + ", found " + token.kind());
    }
    return next();
  }

  /** Answers the comments before the keyword. */
  @Nullable Node keyword(String word) {
    Token token = peek();
    Node before = comment;
    if (!token.isName(word)) {
      throw new Problem.Found(token.at(), "Expected \"" + word + "\", found " + token);
    }
    next();
    return before;
  }

  String name() {
    return expect(Kind.NAME).text();
  }

  boolean skip(Kind kind) {
    if (!isAt(kind)) {
      return false;
    }
    next();
    return true;
  }

  Problem.Found unexpected() {
    return unexpected(peek());
  }

  static Problem.Found unexpected(Token token) {
    return new Problem.Found(token.at(), "Unexpected " + token);
  }

  /** What stands between these marks; nothing where the first mark is missing. */
  List<Node> many(Kind open, Kind close, Supplier<Node> item) {
    List<Node> items = new ArrayList<>();
    if (skip(open)) {
      deeper();
      while (!isAt(close)) {
        items.add(item.get());
      }
      depth--;
      next();
    }
    return items;
  }

  /** The same, and there must be one at least; remembers the comments before the last mark. */
  List<Node> some(Kind open, Kind close, Supplier<Node> item) {
    closing = null;
    List<Node> items = new ArrayList<>();
    if (skip(open)) {
      deeper();
      while (!isAt(close)) {
        items.add(item.get());
      }
      depth--;
      if (items.isEmpty()) {
        throw new Problem.Found(
            peek().at(), "expected at least one definition, found " + peek().kind());
      }
      closing = comment;
      next();
    }
    return items;
  }

  private @Nullable Node closing;

  @Nullable Node closingComment() {
    return closing;
  }

  void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new Problem.Found(peek().at(), "The document is nested too deep.");
    }
  }

  void shallower() {
    depth--;
  }
}
