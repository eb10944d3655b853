package dev.gavel.rego.check.safety;

import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operands of {@code not}, {@code and} and {@code or} that were not written in braces. The compiler
 * made a body of what the author saw as one expression, so only the variables that it made may get
 * their value inside; all others need one from outside.
 */
final class ImpliedBodies {
  private final Outputs outputs;

  ImpliedBodies(Outputs outputs) {
    this.outputs = outputs;
  }

  /** The variables that are bound nowhere in the body, or that nothing else in it uses. */
  Set<String> neededFromOutside(Body body) {
    Map<String, Integer> uses = new HashMap<>();
    for (Expr expr : body) {
      Seen.needed(expr).forEach(name -> uses.merge(name, 1, Integer::sum));
    }
    if (body.expressions().size() == 1) {
      return uses.keySet();
    }
    Set<String> bound = boundByEqualities(body, uses.keySet());
    for (Expr expr : body) {
      if (expr.statement() instanceof Statement.Calls calls && !Outputs.isEquality(expr)) {
        int inputs = outputs.arity(calls.function());
        if (inputs >= 0 && inputs < calls.arguments().size()) {
          bound.addAll(Outputs.extraOutputs(calls, inputs));
        }
      }
    }
    uses.entrySet().removeIf(use -> use.getValue() > 1 && bound.contains(use.getKey()));
    return uses.keySet();
  }

  private Set<String> boundByEqualities(Body body, Set<String> variables) {
    Set<String> safe = new HashSet<>(Scope.RESERVED);
    safe.addAll(variables);
    List<Expr> equalities = body.expressions().stream().filter(Outputs::isEquality).toList();
    for (Expr equality : equalities) {
      for (Term side : ((Statement.Calls) equality.statement()).arguments()) {
        if (side instanceof Var variable) {
          safe.remove(variable.name());
        }
      }
    }
    Set<String> bound = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Expr equality : equalities) {
        for (String name : outputs.ofEquality(equality, safe::contains)) {
          changed |= bound.add(name);
          safe.add(name);
        }
      }
    }
    return bound;
  }
}
