package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.check.safety.Outputs;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells what expressions bind. It asks about the variables of an expression only, lest a long body
 * cost the square of its length.
 */
final class Bound {
  private final Outputs outputs;

  Bound(Draft draft) {
    outputs = new Outputs(draft::arity);
  }

  /** Adds to {@code safe} what the expression binds. */
  void add(Expr expr, Set<String> safe) {
    Variables variables = new Variables();
    variables.visit(expr);
    Set<String> known = variables.names();
    known.retainAll(safe);
    safe.addAll(outputs.of(expr, known));
  }

  /** What is bound after a body, and before it. */
  Set<String> after(Body body, Set<String> before) {
    Set<String> safe = new HashSet<>(before);
    body.forEach(expr -> add(expr, safe));
    return safe;
  }
}
