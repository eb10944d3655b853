package dev.gavel.rego.syntax.format;

import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.HashSet;
import java.util.Set;

/** The keywords of the future that a module uses. */
final class UsedKeywords extends Visitor {
  private final Set<String> used = new HashSet<>();

  private UsedKeywords() {}

  static Set<String> of(RegoModule module) {
    UsedKeywords visitor = new UsedKeywords();
    module.rules().forEach(visitor::visit);
    return visitor.used;
  }

  @Override
  protected boolean enter(Expr expr) {
    switch (expr.statement()) {
      case Statement.Calls it -> {
        if (Nodes.is(it.function(), "internal", "member_2")
            || Nodes.is(it.function(), "internal", "member_3")) {
          used.add("in");
        }
      }
      case Statement.Every _ -> used.add("every");
      case Statement.Not _ -> used.add("not");
      case Statement.And _ -> used.add("and");
      case Statement.Or _ -> used.add("or");
      case Statement.Holds _, Statement.Some _ -> {}
    }
    return true;
  }
}
