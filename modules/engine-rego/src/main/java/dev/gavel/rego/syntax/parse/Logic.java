package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code and}, {@code or}, and {@code not} with a body. Braces that begin an operand hold a
 * body, parentheses group; what could be a value as well is refused with the ways to write it.
 */
final class Logic {
  private final Grammar grammar;
  private final Cursor cursor;
  private final LogicMistakes mistakes;

  Logic(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.mistakes = new LogicMistakes(grammar.cursor);
  }

  /** One side of an operator; explicit when its body was written in braces. */
  record Operand(Body body, boolean explicit, Location at) {}

  /** Whether what was tried is what stands there, and then what was read, or null for a mistake. */
  record Attempt(boolean committed, @Nullable Expr expr) {
    static final Attempt NO = new Attempt(false, null);
    static final Attempt FAILED = new Attempt(true, null);
  }

  private record Group(boolean committed, @Nullable Operand operand) {
    static final Group NO = new Group(false, null);
    static final Group FAILED = new Group(true, null);
  }

  boolean isActive() {
    return cursor.isKeyword("and") || cursor.isKeyword("or");
  }

  /** Whether {@code not} stands here and is no name in a reference. */
  boolean isNegation() {
    if (!cursor.at(Token.NOT)) {
      return false;
    }
    Token after = cursor.peekWithSpace();
    return after != Token.DOT && after != Token.LEFT_BRACKET;
  }

  private boolean atOperator() {
    return cursor.at(Token.LOGICAL_AND) || cursor.at(Token.LOGICAL_OR);
  }

  Expr negation(Location at, Expr expr) {
    Expr bare = new Expr(expr.at(), expr.negated(), expr.statement(), List.of(), expr.origin());
    Statement not = new Statement.Not(at, Body.of(bare), false);
    return new Expr(at, false, not, expr.with(), Expr.Origin.WRITTEN);
  }

  void refuseWith(Location with) {
    mistakes.withOnOperand(with, cursor.token().text());
  }

  void refuseBrace(Location at, String operand, String operator) {
    mistakes.braceLed(at, operand, operator);
  }

  /** A statement that begins with braces or parentheses which belong to an operator. */
  Attempt leading() {
    if (cursor.at(Token.LEFT_BRACE)) {
      Attempt attempt = leadingBody();
      if (attempt.committed()) {
        return attempt;
      }
    }
    if (cursor.at(Token.LEFT_PAREN)) {
      Group group = group(false, "");
      if (group.committed()) {
        return group.operand() == null
            ? Attempt.FAILED
            : new Attempt(true, foldTail(group.operand()));
      }
    }
    return Attempt.NO;
  }

  private Attempt leadingBody() {
    Cursor.State beginning = cursor.save();
    Cursor.Reading readings = cursor.readings();
    Location brace = cursor.here();
    cursor.scan();
    Body body = grammar.bodies.body(Token.RIGHT_BRACE);
    if (body != null) {
      cursor.scan();
      if (atOperator()) {
        if (LogicMistakes.isAmbiguousUnion(body)) {
          mistakes.ambiguousUnion(brace, body, "");
          return Attempt.FAILED;
        }
        return new Attempt(true, chain(new Operand(body, true, brace)));
      }
    }
    cursor.restore(beginning);
    cursor.rememberOnly(readings);
    return Attempt.NO;
  }

  /** {@code not (a or b)}. */
  Attempt negatedGroup(Location not) {
    Group group = group(true, "not ");
    if (!group.committed()) {
      return Attempt.NO;
    }
    return group.operand() == null
        ? Attempt.FAILED
        : new Attempt(true, foldTail(negated(not, group.operand())));
  }

  private Operand negated(Location not, Operand operand) {
    Location at = cursor.extend(not);
    Statement statement = new Statement.Not(at, operand.body(), operand.explicit());
    return new Operand(Body.of(Expr.of(at, statement)), false, at);
  }

  /** {@code not { body }}, and the operators that may follow it. */
  @Nullable Expr afterNotBody(Location not) {
    Expr expr = notBody(not);
    return expr == null ? null : foldTail(new Operand(Body.of(expr), false, expr.at()));
  }

  private @Nullable Expr notBody(Location not) {
    Location brace = cursor.here();
    Body body = bodyOrValue(term -> mistakes.needsBody(brace, term, "not "));
    if (body == null) {
      return null;
    }
    if (LogicMistakes.isAmbiguousUnion(body)) {
      mistakes.ambiguousUnion(brace, body, "not ");
      return null;
    }
    Location at = cursor.extend(not);
    return Expr.of(at, new Statement.Not(at, body, true));
  }

  /** A body in braces, or a mistake that says whether the braces hold a value. */
  private @Nullable Body bodyOrValue(java.util.function.Consumer<Term> refusal) {
    Cursor.State beginning = cursor.save();
    cursor.scan();
    boolean empty = cursor.at(Token.RIGHT_BRACE);
    Body body = grammar.bodies.body(Token.RIGHT_BRACE);
    if (body != null) {
      cursor.scan();
      return body;
    }
    if (!empty) {
      Cursor.State failed = cursor.save();
      cursor.restore(beginning);
      Term value = grammar.operators.term();
      if (value != null) {
        refusal.accept(value);
      } else {
        cursor.restore(failed);
      }
    }
    return null;
  }

  private @Nullable Expr foldTail(Operand operand) {
    return atOperator()
        ? chain(operand)
        : grammar.bodies.attachWith(operand.body().expressions().getFirst());
  }

  /** Operators after their first operand, and what they replace meanwhile. */
  @Nullable Expr chain(Operand first) {
    Expr expr = orChain(first);
    return expr == null ? null : grammar.bodies.attachWith(expr);
  }

  private @Nullable Expr orChain(Operand first) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      Operand left = cursor.at(Token.LOGICAL_AND) ? andChain(first) : first;
      while (left != null && cursor.at(Token.LOGICAL_OR)) {
        cursor.scan();
        Operand right = operand("or");
        if (right != null && cursor.at(Token.LOGICAL_AND)) {
          right = andChain(right);
        }
        left = right == null ? null : joined(left, right, false);
      }
      return left == null ? null : left.body().expressions().getFirst();
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Operand andChain(Operand first) {
    Operand left = first;
    while (left != null && cursor.at(Token.LOGICAL_AND)) {
      cursor.scan();
      Operand right = operand("and");
      left = right == null ? null : joined(left, right, true);
    }
    return left;
  }

  private @Nullable Operand joined(Operand left, Operand right, boolean and) {
    mistakes.checkVoidCalls(left.body(), and);
    mistakes.checkVoidCalls(right.body(), and);
    if (!cursor.wrap()) {
      return null;
    }
    Location at = cursor.extend(left.at());
    Statement statement =
        and
            ? new Statement.And(at, left.body(), right.body(), left.explicit(), right.explicit())
            : new Statement.Or(at, left.body(), right.body(), left.explicit(), right.explicit());
    return new Operand(Body.of(Expr.of(at, statement)), false, at);
  }

  /** One operand; the operator is empty where this is only tried. */
  private @Nullable Operand operand(String operator) {
    if (cursor.at(Token.LEFT_BRACE)) {
      return bracedOperand(operator);
    }
    Location not = null;
    if (isNegation()) {
      not = cursor.here();
      cursor.scan();
      if (cursor.notBodies() && cursor.at(Token.LEFT_BRACE)) {
        Expr expr = notBody(not);
        return expr == null ? null : new Operand(Body.of(expr), false, expr.at());
      }
    }
    if (cursor.at(Token.LEFT_PAREN) && isActive() && (not == null || cursor.notBodies())) {
      Group group = group(true, not == null ? "" : "not ");
      if (group.committed()) {
        Operand operand = group.operand();
        return operand == null || not == null ? operand : negated(not, operand);
      }
    }
    return plainOperand(not);
  }

  private @Nullable Operand plainOperand(@Nullable Location not) {
    Location start = cursor.here();
    Expr expr = grammar.bodies.plain();
    if (expr == null) {
      return null;
    }
    expr = Nodes.at(expr, cursor.extend(start));
    if (not != null) {
      expr =
          cursor.notBodies()
              ? negation(cursor.extend(not), expr)
              : new Expr(expr.at(), true, expr.statement(), expr.with(), expr.origin());
    }
    return new Operand(Body.of(expr), false, expr.at());
  }

  private @Nullable Operand bracedOperand(String operator) {
    Location brace = cursor.here();
    Body body;
    if (operator.isEmpty()) {
      cursor.scan();
      body = grammar.bodies.body(Token.RIGHT_BRACE);
      if (body != null) {
        cursor.scan();
      }
    } else {
      body =
          bodyOrValue(
              _ ->
                  mistakes.braceLed(
                      brace, cursor.text(brace.offset(), cursor.lastEnd()), operator));
    }
    if (body == null) {
      return null;
    }
    if (LogicMistakes.isAmbiguousUnion(body)) {
      mistakes.ambiguousUnion(brace, body, "");
    }
    return new Operand(body, true, brace);
  }

  /** Parentheses around operands, unless they only enclose a term. */
  private Group group(boolean operand, String prefix) {
    if (!cursor.enter()) {
      return Group.FAILED;
    }
    try {
      return readGroup(operand, prefix);
    } finally {
      cursor.leave();
    }
  }

  private Group readGroup(boolean isOperand, String prefix) {
    Cursor.State beginning = cursor.save();
    Location open = cursor.here();
    cursor.scan();
    if (cursor.at(Token.RIGHT_PAREN)) {
      if (isOperand) {
        cursor.error(open, "empty parenthesized group");
        return Group.FAILED;
      }
      cursor.restore(beginning);
      return Group.NO;
    }
    Operand left = operand("");
    if (left == null) {
      cursor.restore(beginning);
      return Group.NO;
    }
    if (atOperator()) {
      Expr expr = chain(left);
      return expr == null ? Group.FAILED : closed(new Operand(Body.of(expr), false, open));
    }
    if (cursor.at(Token.WITH) && !left.explicit() && left.body().expressions().size() == 1) {
      return groupWith(left, isOperand, open, beginning);
    }
    if (left.explicit()) {
      return bracesInParentheses(left, open, prefix, beginning);
    }
    Expr only = left.body().expressions().getFirst();
    boolean nested =
        only.negated()
            || only.statement() instanceof Statement.Not
            || only.statement() instanceof Statement.And
            || only.statement() instanceof Statement.Or;
    if (nested) {
      return closed(new Operand(left.body(), false, open));
    }
    cursor.restore(beginning);
    return Group.NO;
  }

  private Group closed(Operand operand) {
    if (!cursor.at(Token.RIGHT_PAREN)) {
      cursor.error("expected ) to close parenthesized group");
      return Group.FAILED;
    }
    cursor.scan();
    Location at = cursor.extend(operand.at());
    return new Group(true, new Operand(operand.body(), operand.explicit(), at));
  }

  private Group groupWith(
      Operand operand, boolean isOperand, Location open, Cursor.State beginning) {
    Location with = cursor.here();
    Expr expr = grammar.bodies.attachWith(operand.body().expressions().getFirst());
    if (expr == null) {
      return Group.FAILED;
    }
    if (atOperator()) {
      refuseWith(with);
      return Group.FAILED;
    }
    Group group = closed(new Operand(Body.of(expr), false, open));
    if (group.operand() == null || isOperand || atOperator()) {
      return group;
    }
    cursor.restore(beginning);
    return Group.NO;
  }

  private Group bracesInParentheses(
      Operand operand, Location open, String prefix, Cursor.State beginning) {
    String braces = cursor.text(operand.at().offset(), cursor.lastEnd());
    cursor.restore(beginning);
    Cursor.State present = cursor.save();
    cursor.scan();
    Term value = grammar.terms.term();
    cursor.restore(present);
    if (value == null) {
      mistakes.bodyInParentheses(open, braces, prefix);
      return Group.FAILED;
    }
    return Group.NO;
  }
}
