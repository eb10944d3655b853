package dev.gavel.rego.check.safety;

import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.resolve.Variables.Skip;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.With;
import java.util.List;
import java.util.Set;

/**
 * The variables of a piece of a body, each time from the side that a question of safety asks for.
 */
final class Seen {
  private Seen() {}

  static Set<String> all(List<Term> terms) {
    Variables variables = new Variables();
    variables.visit(terms);
    return variables.names();
  }

  /** Those that need a value, from here or elsewhere. */
  static Set<String> needed(Term term) {
    Variables variables = Variables.forSafety();
    variables.visit(term);
    return variables.names();
  }

  static Set<String> needed(With with) {
    Variables variables = Variables.forSafety();
    variables.visit(with);
    return variables.names();
  }

  static Set<String> needed(Expr expr) {
    Variables variables = Variables.forSafety();
    variables.visit(expr);
    return variables.names();
  }

  static Set<String> needed(Body body) {
    Variables variables = Variables.forSafety();
    variables.visit(body);
    return variables.names();
  }

  /** The same, with those that bodies not written in braces need from outside. */
  static Set<String> needed(Expr expr, ImpliedBodies implied) {
    Variables variables = new WithImplied(implied);
    variables.visit(expr);
    return variables.names();
  }

  static Set<String> needed(Body body, ImpliedBodies implied) {
    Variables variables = new WithImplied(implied);
    variables.visit(body);
    return variables.names();
  }

  /** Those that have a value as soon as the term has one. */
  static Set<String> bound(Term term) {
    Variables variables = Variables.bindable();
    variables.visit(term);
    return variables.names();
  }

  /** Those that an output of a call gives a value. */
  static Set<String> output(List<Term> terms) {
    Variables variables = new Variables(Skip.REF_HEADS, Skip.OBJECT_KEYS, Skip.CLOSURES, Skip.SETS);
    variables.visit(terms);
    return variables.names();
  }

  /** Those that going through a reference gives a value. */
  static Set<String> steps(Ref ref) {
    Variables variables = new Variables(Skip.REF_HEADS);
    variables.visit(ref);
    return variables.names();
  }

  private static final class WithImplied extends Variables {
    private final ImpliedBodies implied;

    WithImplied(ImpliedBodies implied) {
      super(Skip.CALL_HEADS, Skip.CLOSURES);
      this.implied = implied;
    }

    @Override
    protected boolean enter(Expr expr) {
      switch (expr.statement()) {
        case Statement.Not not -> add(not.body(), not.explicit());
        case Statement.And and -> {
          add(and.left(), and.explicitLeft());
          add(and.right(), and.explicitRight());
        }
        case Statement.Or or -> {
          add(or.left(), or.explicitLeft());
          add(or.right(), or.explicitRight());
        }
        case Statement.Holds _, Statement.Calls _, Statement.Some _, Statement.Every _ -> {}
      }
      return super.enter(expr);
    }

    private void add(Body body, boolean explicit) {
      if (!explicit) {
        names().addAll(implied.neededFromOutside(body));
      }
    }
  }
}
