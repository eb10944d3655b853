package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.List;

/** Finds the variables of an expression that have a value before it is tried. */
final class KnownTerms extends Visitor {
  private final Variables variables;
  private final List<Stmt.Known> known = new ArrayList<>();

  KnownTerms(Variables variables) {
    this.variables = variables;
  }

  List<Stmt.Known> of(Expr expr) {
    visit(expr);
    return known;
  }

  @Override
  protected boolean enter(Expr expr) {
    return switch (expr.statement()) {
      case Statement.Holds _, Statement.Calls _, Statement.Some _ -> true;
      case Statement.Every _, Statement.Not _, Statement.And _, Statement.Or _ -> false;
    };
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Var variable && variable.at().row() > 0) {
      Operand value = variables.find(variable.name());
      if (value != null) {
        known.add(new Stmt.Known(variable.at(), value));
      }
    }
    return !isComprehension(term);
  }

  @Override
  protected boolean enterFunction(Ref function) {
    return false;
  }
}
