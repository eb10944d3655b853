package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Local;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Occurrence;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the variables that a body declares in vain. */
final class UnusedLocals {
  private final LocalScopes scopes;
  private final Body written;
  private final Body rewritten;
  private final Set<String> usedOutside;

  UnusedLocals(LocalScopes scopes, Body written, Body rewritten, Set<String> usedOutside) {
    this.scopes = scopes;
    this.written = written;
    this.rewritten = rewritten;
    this.usedOutside = usedOutside;
  }

  /** Variables that got a value by {@code :=} and are not seen again. */
  List<Mistake> assigned() {
    List<Mistake> unused = new ArrayList<>();
    if (!scopes.has(Occurrence.ASSIGNED)) {
      return unused;
    }
    for (Map.Entry<String, Local> entry : scopes.sorted().entrySet()) {
      String name = entry.getKey();
      Local local = entry.getValue();
      if (local.occurrence() == Occurrence.ASSIGNED
          && !local.isUsed()
          && !name.startsWith(Var.WILDCARD_PREFIX)
          && !isUsedOutside(name, local)) {
        Location at = first(rewritten, expr -> variables(expr).contains(local.name()));
        unused.add(new Mistake(Mistake.COMPILE, at, "assigned var " + name + " unused"));
      }
    }
    return unused;
  }

  /** Variables that {@code some} or {@code every} names and that the body has no use for. */
  List<Mistake> declared() {
    List<Mistake> unused = new ArrayList<>();
    if (!scopes.has(Occurrence.DECLARED)) {
      return unused;
    }
    Variables inBody = new Variables();
    inBody.visit(rewritten);
    for (Map.Entry<String, Local> entry : scopes.sorted().entrySet()) {
      String name = entry.getKey();
      Local local = entry.getValue();
      if (local.occurrence() == Occurrence.DECLARED
          && !name.startsWith(Var.GENERATED_PREFIX)
          && !inBody.names().contains(local.name())
          && !isUsedOutside(name, local)) {
        Location at = first(written, expr -> DeclaredNames.in(expr).contains(name));
        unused.add(new Mistake(Mistake.COMPILE, at, "declared var " + name + " unused"));
      }
    }
    return unused;
  }

  private boolean isUsedOutside(String name, Local local) {
    return usedOutside.contains(name) || usedOutside.contains(local.name());
  }

  private Location first(Body body, Predicate<Expr> condition) {
    return body.expressions().stream()
        .filter(condition)
        .findFirst()
        .orElse(written.expressions().getFirst())
        .at();
  }

  private static Set<String> variables(Expr expr) {
    Variables variables = new Variables();
    variables.visit(expr);
    return variables.names();
  }
}
