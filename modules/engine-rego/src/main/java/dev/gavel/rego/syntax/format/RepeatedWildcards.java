package dev.gavel.rego.syntax.format;

import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.HashSet;
import java.util.Set;

/** The wildcards that stand in several places, because bodies chained to a rule share its head. */
final class RepeatedWildcards extends Visitor {
  private final Set<String> seen = new HashSet<>();
  private final Set<String> repeated = new HashSet<>();

  private RepeatedWildcards() {}

  static Set<String> of(RegoModule module) {
    RepeatedWildcards visitor = new RepeatedWildcards();
    for (Rule rule : module.rules()) {
      for (Rule one = rule; one != null; one = one.otherwise()) {
        visitor.visit(one.head().arguments());
        if (one.head().key() != null) {
          visitor.visit(one.head().key());
        }
        if (one.head().value() != null) {
          visitor.visit(one.head().value());
        }
        visitor.visit(one.body());
      }
    }
    return visitor.repeated;
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Var name && name.isWildcard() && !seen.add(name.name())) {
      repeated.add(name.name());
    }
    return true;
  }
}
