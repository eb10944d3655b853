package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Set;

/** Refuses calls of functions that whoever compiles does not want called. */
public final class CheckUnsafeBuiltins extends Visitor {
  private final Set<String> refused;
  private final Mistakes mistakes;

  private CheckUnsafeBuiltins(Set<String> refused, Mistakes mistakes) {
    this.refused = refused;
    this.mistakes = mistakes;
  }

  public static void run(Draft draft) {
    Set<String> refused = draft.options().unsafeBuiltins();
    if (!refused.isEmpty()) {
      draft.modules().forEach(new CheckUnsafeBuiltins(refused, draft.mistakes())::visit);
    }
  }

  public static void run(Body query, Set<String> refused, Mistakes mistakes) {
    new CheckUnsafeBuiltins(refused, mistakes).visit(query);
  }

  @Override
  protected boolean enter(Expr expr) {
    if (expr.statement() instanceof Statement.Calls calls) {
      String name = BuiltinNames.of(calls.function());
      if (name != null && refused.contains(name)) {
        mistakes.addRecoverable(
            new Mistake(
                Mistake.TYPE, expr.at(), "unsafe built-in function calls in expression: " + name));
      }
    }
    return true;
  }
}
