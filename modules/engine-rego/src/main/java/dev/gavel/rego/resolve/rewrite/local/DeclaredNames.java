package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Set;

/** Finds the names that a body declares by {@code :=} and {@code some}. */
public final class DeclaredNames extends Visitor {
  private final Variables variables = new Variables();

  private DeclaredNames() {}

  public static Set<String> in(Body body) {
    DeclaredNames names = new DeclaredNames();
    names.visit(body);
    return names.variables.names();
  }

  static Set<String> in(Expr expr) {
    DeclaredNames names = new DeclaredNames();
    names.visit(expr);
    return names.variables.names();
  }

  @Override
  protected boolean enter(Expr expr) {
    if (Operators.isCallOf(Operators.ASSIGN, expr) && Operators.hasTwoSides(expr)) {
      variables.visit(((Statement.Calls) expr.statement()).arguments().getFirst());
    } else if (expr.statement() instanceof Statement.Some some) {
      some.symbols().forEach(this::addSymbol);
    }
    return true;
  }

  private void addSymbol(Term symbol) {
    if (symbol instanceof Var) {
      variables.visit(symbol);
    } else if (symbol instanceof Call member) {
      variables.visit(member.arguments().subList(0, member.arguments().size() - 1));
    }
  }

  @Override
  protected boolean enter(Term term) {
    return !isComprehension(term);
  }
}
