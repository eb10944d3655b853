package dev.gavel.rego.resolve;

import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.util.List;

/** A value taken out of where it stood: the variable to put there, and what binds it. */
public record Capture(Var local, Expr binding) {

  public static Capture of(Draft draft, Term value) {
    return of(draft, value, List.of());
  }

  /** A capture that happens under the same replacements as the expression it was taken from. */
  public static Capture of(Draft draft, Term value, List<With> with) {
    Var local = draft.names().next(value.at());
    return new Capture(
        local,
        new Expr(
            value.at(),
            false,
            Operators.unify(value.at(), local, value),
            with,
            Expr.Origin.GENERATED));
  }
}
