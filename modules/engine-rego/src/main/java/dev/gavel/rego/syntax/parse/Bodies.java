package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of bodies and queries. */
final class Bodies {
  private final Grammar grammar;
  private final Cursor cursor;

  Bodies(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A body, up to its closing token and not past it. */
  @Nullable Body body(Token end) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      return query(false, end);
    } finally {
      cursor.leave();
    }
  }

  @Nullable Body query(boolean oneLine, Token end) {
    if (cursor.at(end)) {
      cursor.error("found empty body");
      return null;
    }
    List<Expr> expressions = new ArrayList<>();
    while (true) {
      Expr expr = literal();
      if (expr == null) {
        return null;
      }
      expressions.add(expr);
      if (cursor.at(Token.SEMICOLON)) {
        cursor.scan();
      } else if (cursor.at(end) || oneLine) {
        return new Body(expressions);
      } else if (!cursor.skippedLine()) {
        if (!cursor.hasErrors()) {
          hintMissingInfixKeyword();
          cursor.illegal("expected \\n or ; or " + end.text());
        }
        return null;
      }
    }
  }

  @Nullable Expr literal() {
    Location start = cursor.here();
    int outer = cursor.beginTerm();
    Expr expr = readLiteral();
    cursor.endTerm(outer);
    if (expr == null) {
      return null;
    }
    Location at = cursor.span(start, start.offset(), cursor.lastEnd());
    if (expr.statement() instanceof Statement.Not not && !not.explicit()) {
      List<Expr> inner = not.body().expressions().stream().map(one -> Nodes.at(one, at)).toList();
      expr = expr.with(new Statement.Not(not.at(), new Body(inner), false));
    }
    return Nodes.at(expr, at);
  }

  private @Nullable Expr readLiteral() {
    if (grammar.logic.isActive()) {
      Logic.Attempt led = grammar.logic.leading();
      if (led.committed()) {
        return led.expr();
      }
    }
    if (cursor.takeKeywordOfRef()) {
      return expression(false, null);
    }
    Location not = null;
    if (grammar.logic.isNegation()) {
      not = cursor.here();
      cursor.scan();
      if (cursor.notBodies() && cursor.at(Token.LEFT_BRACE)) {
        return grammar.logic.afterNotBody(not);
      }
    }
    if (cursor.at(Token.SOME) || cursor.at(Token.EVERY)) {
      boolean some = cursor.at(Token.SOME);
      if (not != null) {
        cursor.illegal(some ? "illegal negation of 'some'" : "illegal negation of 'every'");
        return null;
      }
      return some ? grammar.quantifiers.some() : grammar.quantifiers.every();
    }
    return expression(not != null, not);
  }

  private @Nullable Expr expression(boolean negated, @Nullable Location not) {
    Cursor.State beginning = cursor.save();
    Location start = cursor.here();
    boolean negatedBody = negated && cursor.notBodies();
    if (negatedBody && not != null && cursor.at(Token.LEFT_PAREN)) {
      Logic.Attempt group = grammar.logic.negatedGroup(not);
      if (group.committed()) {
        return group.expr();
      }
    }
    Expr expr = plain();
    if (expr == null) {
      return null;
    }
    Location with = cursor.at(Token.WITH) ? cursor.here() : null;
    expr = attachWith(expr);
    if (expr == null) {
      return null;
    }
    hintMissingEvery(expr, beginning);
    if (negatedBody && not != null) {
      expr = grammar.logic.negation(cursor.extend(not), expr);
    } else if (negated) {
      expr = new Expr(expr.at(), true, expr.statement(), expr.with(), expr.origin());
    }
    boolean operator = cursor.at(Token.LOGICAL_AND) || cursor.at(Token.LOGICAL_OR);
    return operator ? operand(expr, start, with, not) : expr;
  }

  /** What was read is the left side of {@code and} or {@code or}. */
  private @Nullable Expr operand(
      Expr expr, Location start, @Nullable Location with, @Nullable Location not) {
    if (with != null) {
      grammar.logic.refuseWith(with);
      return null;
    }
    Expr placed = expr.at().isNone() ? Nodes.at(expr, cursor.extend(start)) : expr;
    if (not == null && placed.at().startsWith('{')) {
      if (placed.with().isEmpty()
          && placed.statement() instanceof Statement.Holds(ObjectTerm object)
          && object.entries().isEmpty()) {
        cursor.error(placed.at(), "found empty body");
      } else {
        grammar.logic.refuseBrace(placed.at(), placed.at().text(), cursor.token().text());
      }
      return null;
    }
    return grammar.logic.chain(new Logic.Operand(Body.of(placed), false, placed.at()));
  }

  /** An expression without {@code not}, {@code with} or a place. */
  @Nullable Expr plain() {
    Term left = grammar.operators.term();
    if (left == null) {
      return null;
    }
    if (cursor.at(Token.ASSIGN) || cursor.at(Token.UNIFY)) {
      Ref function = grammar.operators.operator();
      Term right = grammar.operators.term();
      return right == null
          ? null
          : Expr.of(Location.NONE, new Statement.Calls(function, List.of(left, right)));
    }
    return Expr.of(
        Location.NONE,
        left instanceof Call call
            ? new Statement.Calls(call.function(), call.arguments())
            : new Statement.Holds(left));
  }

  /** The expression with the replacements that follow it; null when there is a mistake in them. */
  @Nullable Expr attachWith(Expr expr) {
    if (!cursor.at(Token.WITH)) {
      return expr;
    }
    List<With> all = new ArrayList<>();
    while (cursor.at(Token.WITH)) {
      With with = with();
      if (with == null) {
        return null;
      }
      all.add(with);
    }
    return new Expr(expr.at(), expr.negated(), expr.statement(), all, expr.origin());
  }

  private @Nullable With with() {
    Location start = cursor.here();
    cursor.scan();
    if (!cursor.at(Token.IDENT)) {
      cursor.illegal("expected ident");
      return null;
    }
    Term target = grammar.terms.term();
    if (target == null) {
      return null;
    }
    if (!(target instanceof Ref) && !(target instanceof Var)) {
      cursor.illegal("expected with target path");
    }
    if (!cursor.at(Token.AS)) {
      cursor.illegal("expected as keyword");
      return null;
    }
    cursor.scan();
    Term value = grammar.operators.term();
    return value == null ? null : new With(cursor.extend(start), target, value);
  }

  private void hintMissingEvery(Expr expr, Cursor.State beginning) {
    boolean named =
        Keywords.isFuture("every", cursor.options().dialect())
            && expr.statement() instanceof Statement.Holds(Var name)
            && name.name().equals("every");
    if (!named) {
      return;
    }
    Cursor.State present = cursor.save();
    cursor.restore(beginning);
    boolean parses = cursor.inFuture(() -> grammar.quantifiers.every() != null);
    cursor.restore(present);
    if (parses) {
      cursor.hint("`import future.keywords.every` for `every x in xs { ... }` expressions");
    }
  }

  /** The words {@code in}, {@code and} and {@code or} are mere names where nobody imported them. */
  private void hintMissingInfixKeyword() {
    if (cursor.hasHints()) {
      return;
    }
    String keyword =
        switch (cursor.token()) {
          case IDENT -> cursor.literal();
          case COMMA -> isMembershipAfterComma() ? "in" : "";
          default -> "";
        };
    String example =
        switch (keyword) {
          case "in" -> "x in xs";
          case "and" -> "x and y";
          case "or" -> "x or y";
          default -> "";
        };
    if (!example.isEmpty()) {
      cursor.hint("`import future.keywords." + keyword + "` for `" + example + "` expressions");
    }
  }

  private boolean isMembershipAfterComma() {
    Cursor.State present = cursor.save();
    cursor.scan();
    boolean found = cursor.inFuture(() -> Quantifiers.isMembership(grammar.operators.term()));
    cursor.restore(present);
    return found;
  }
}
