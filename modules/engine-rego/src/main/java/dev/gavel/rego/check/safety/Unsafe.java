package dev.gavel.rego.check.safety;

import dev.gavel.rego.syntax.tree.Expr;
import java.util.Set;

/** An expression, and those of its variables that get no value before it. */
public record Unsafe(Expr expression, Set<String> variables) {
  public Unsafe {
    variables = Set.copyOf(variables);
  }
}
