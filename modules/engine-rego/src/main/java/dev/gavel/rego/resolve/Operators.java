package dev.gavel.rego.resolve;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/** The built-in functions that the compiler itself knows. */
public final class Operators {
  /** {@code =}. */
  public static final String UNIFY = "eq";

  /** {@code :=}. */
  public static final String ASSIGN = "assign";

  /** {@code ==}. */
  public static final String EQUAL = "equal";

  public static final String PRINT = "print";

  private Operators() {}

  public static boolean isCallOf(String name, Expr expr) {
    return expr.statement() instanceof Statement.Calls(Ref function, _)
        && function.parts().size() == 1
        && function.head() instanceof Var head
        && head.name().equals(name);
  }

  /** Whether it is {@code a = b}, or {@code a := b} where that is asked for, with both sides. */
  public static boolean hasTwoSides(Expr expr) {
    return expr.statement() instanceof Statement.Calls(_, List<Term> sides) && sides.size() == 2;
  }

  /** A function that is no part of a package. */
  public static Ref named(Location at, String name) {
    return new Ref(at, List.of(new Var(at, name)));
  }

  /** {@code left = right}. */
  public static Statement unify(Location at, Term left, Term right) {
    return new Statement.Calls(named(at, UNIFY), List.of(left, right));
  }
}
