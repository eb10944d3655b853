package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.walk.Rewriter;

/**
 * Makes {@code ==} the same as {@code =}. Only safety knows a difference, and that is checked by
 * now; a query keeps its {@code ==}, since its value is asked for.
 */
public final class RewriteEquals extends Rewriter {
  private RewriteEquals() {}

  public static void run(Draft draft) {
    RewriteEquals rewriter = new RewriteEquals();
    draft.rewrite(rewriter::module);
  }

  @Override
  public Expr expr(Expr expr) {
    if (Operators.isCallOf(Operators.EQUAL, expr)
        && Operators.hasTwoSides(expr)
        && expr.statement() instanceof Statement.Calls calls) {
      return super.expr(
          expr.with(
              new Statement.Calls(
                  Operators.named(calls.function().at(), Operators.UNIFY), calls.arguments())));
    }
    return super.expr(expr);
  }
}
