package dev.gavel.rego.check.graph;

import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a reference of a rule may lead to another rule. Where it has variables, this may depend on
 * their values, which are not known; a variable without a value goes through all that is there, so
 * it leads to the rule for sure.
 *
 * @param reference of which the link is made
 * @param from the rule that has the reference
 */
record Link(Reference reference, Rule from) {

  /** Whether it leads to the rule whatever the variables hold. */
  boolean isCertain(Ref path) {
    return !reference.isOpen() || deciding(path).isEmpty();
  }

  /**
   * The indices of the parts that must be what the path has there; one that can never be is the
   * only one then.
   */
  List<Integer> deciding(Ref path) {
    List<Term> parts = reference.selecting().parts();
    List<Term> wanted = path.parts();
    Set<String> bound = boundBefore();
    List<Integer> deciding = new ArrayList<>();
    for (int i = 1; i < Math.min(parts.size(), wanted.size()); i++) {
      Term part = parts.get(i);
      if (!Terms.isConstant(wanted.get(i)) || goesThroughAll(part, bound)) {
        continue;
      }
      if (!Terms.isConstant(part)) {
        deciding.add(i);
      } else if (!part.equals(wanted.get(i))) {
        return List.of(i);
      }
    }
    return deciding;
  }

  private boolean goesThroughAll(Term part, Set<String> bound) {
    return part instanceof Var(_, String name)
        && !bound.contains(name)
        && reference.selecting().parts().stream().filter(part::equals).count() == 1;
  }

  /** The variables that may have a value: those of the head and of the expressions before. */
  private Set<String> boundBefore() {
    Variables bound = new Variables();
    Head head = from.head();
    bound.visit(head.arguments());
    if (head.key() != null) {
      bound.visit(head.key());
    }
    if (head.value() != null) {
      bound.visit(head.value());
    }
    List<Expr> body = from.body().expressions();
    body.subList(0, Math.min(reference.at(), body.size())).forEach(bound::visit);
    return bound.names();
  }
}
