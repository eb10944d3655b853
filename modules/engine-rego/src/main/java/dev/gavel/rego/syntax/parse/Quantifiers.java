package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code some} and {@code every}. */
final class Quantifiers {
  private final Grammar grammar;
  private final Cursor cursor;

  Quantifiers(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  static boolean isMembership(@Nullable Term term) {
    return term instanceof Call call && (isMember(call) || isKeyedMember(call));
  }

  private static boolean isMember(Call call) {
    return Nodes.is(call.function(), "internal", "member_2");
  }

  private static boolean isKeyedMember(Call call) {
    return Nodes.is(call.function(), "internal", "member_3");
  }

  @Nullable Expr some() {
    Location start = cursor.here();
    Cursor.State beginning = cursor.save();
    cursor.scan();
    if (grammar.operators.term() instanceof Call call) {
      return someIn(start, call);
    }
    cursor.restore(beginning);
    if (Keywords.isFuture("in", cursor.options().dialect())) {
      hintMissingIn();
    }
    List<Term> symbols = new ArrayList<>();
    do {
      cursor.scan();
      if (!cursor.at(Token.IDENT)) {
        cursor.illegal("expected var");
        return null;
      }
      symbols.add(grammar.terms.variable());
      cursor.scan();
    } while (cursor.at(Token.COMMA));
    return Expr.of(start, new Statement.Some(start, symbols));
  }

  private @Nullable Expr someIn(Location start, Call call) {
    if (!isMember(call) && !isKeyedMember(call)) {
      cursor.illegal("expected `x in xs` or `x, y in xs` expression");
      return null;
    }
    if (!hasDomain(call)) {
      return null;
    }
    return grammar.bodies.attachWith(Expr.of(start, new Statement.Some(start, List.of(call))));
  }

  private boolean hasDomain(Call call) {
    if (call.arguments().size() != (isMember(call) ? 2 : 3)) {
      cursor.illegal("illegal domain");
      return false;
    }
    return true;
  }

  private void hintMissingIn() {
    Cursor.State beginning = cursor.save();
    cursor.scan();
    boolean parses = cursor.inFuture(() -> isMembership(grammar.operators.term()));
    cursor.restore(beginning);
    if (parses) {
      cursor.hint("`import future.keywords.in` for `some x in xs` expressions");
    }
  }

  @Nullable Expr every() {
    Location start = cursor.here();
    cursor.scan();
    Term term = grammar.operators.term();
    if (term == null) {
      return null;
    }
    if (!(term instanceof Call call) || !isMembership(call)) {
      cursor.illegal("expected `x[, y] in xs { ... }` expression");
      return null;
    }
    if (!hasDomain(call)) {
      return null;
    }
    boolean keyed = isKeyedMember(call);
    Term key = keyed ? call.arguments().getFirst() : null;
    if (keyed && !(key instanceof Var)) {
      cursor.illegal("expected key to be a variable");
      return null;
    }
    Term value = call.arguments().get(keyed ? 1 : 0);
    if (!(value instanceof Var)) {
      cursor.illegal("expected value to be a variable");
      return null;
    }
    if (!cursor.at(Token.LEFT_BRACE)) {
      cursor.illegal("missing body");
      return null;
    }
    cursor.scan();
    Body body = grammar.bodies.body(Token.RIGHT_BRACE);
    if (body == null) {
      return null;
    }
    cursor.scan();
    Term domain = call.arguments().getLast();
    return grammar.bodies.attachWith(
        Expr.of(start, new Statement.Every(start, key, value, domain, body)));
  }
}
