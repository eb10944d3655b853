package dev.gavel.rego.check.graph;

import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.List;

/** Finds the references to {@code data} in a rule; those of an {@code else} are not its own. */
final class References extends Visitor {
  private final KnownValues known;
  private final List<Reference> found = new ArrayList<>();
  private int at;

  private References(Rule rule) {
    known = new KnownValues(rule.body());
  }

  static List<Reference> in(Rule rule) {
    References references = new References(rule);
    for (; references.at < rule.body().expressions().size(); references.at++) {
      references.visit(rule.body().expressions().get(references.at));
    }
    Head head = rule.head();
    references.visit(head.arguments());
    if (head.key() != null) {
      references.visit(head.key());
    }
    if (head.value() != null) {
      references.visit(head.value());
    }
    return references.found;
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Ref ref
        && ref.head() instanceof Var(_, String name)
        && name.equals("data")) {
      found.add(reference(ref));
    }
    return true;
  }

  private Reference reference(Ref ref) {
    boolean isOpen = !ref.parts().stream().skip(1).allMatch(Terms::isConstant);
    List<Ref> expanded = isOpen ? known.expanded(ref, at) : List.of(ref);
    return new Reference(
        ref, expanded.size() == 1 ? expanded.getFirst() : ref, expanded, isOpen, at);
  }
}
