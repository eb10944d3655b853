package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Local;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Occurrence;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Set;

/** The locals of {@code and} and {@code or}: an operand written in braces has its own scope. */
final class OperandLocals {
  private final LocalVarRewriter locals;

  OperandLocals(LocalVarRewriter locals) {
    this.locals = locals;
  }

  Expr rewrite(Expr expr) {
    int before = locals.mistakeCount();
    Statement statement =
        switch (expr.statement()) {
          case Statement.And(var at, Body left, Body right, boolean braces, boolean rightBraces) ->
              new Statement.And(
                  at,
                  operand(left, braces, "and"),
                  operand(right, rightBraces, "and"),
                  braces,
                  rightBraces);
          case Statement.Or(var at, Body left, Body right, boolean braces, boolean rightBraces) ->
              new Statement.Or(
                  at,
                  operand(left, braces, "or"),
                  operand(right, rightBraces, "or"),
                  braces,
                  rightBraces);
          case Statement.Holds _,
              Statement.Calls _,
              Statement.Some _,
              Statement.Every _,
              Statement.Not _ ->
              throw new IllegalArgumentException("neither and nor or: " + expr);
        };
    if (locals.hasMistakesSince(before)) {
      return expr.with(statement);
    }
    new Seen().visit(statement);
    return locals.withReplacements(expr, statement);
  }

  private Body operand(Body body, boolean braces, String word) {
    if (!braces) {
      return locals.impliedBody(body, "cannot assign vars inside implicit " + word + " operand");
    }
    locals.scopes().push();
    Body rewritten = locals.bodyInScope(body, Set.of());
    locals.scopes().pop();
    return rewritten;
  }

  /** What an operand uses but does not declare is used in the body around it, too. */
  private final class Seen extends Visitor {
    @Override
    protected boolean enter(Term term) {
      if (term instanceof Var variable) {
        Local local = locals.scopes().find(variable.name());
        if (local == null) {
          locals.scopes().insert(variable.name(), variable, Occurrence.SEEN);
        } else {
          local.use();
        }
      }
      return !isComprehension(term);
    }
  }
}
