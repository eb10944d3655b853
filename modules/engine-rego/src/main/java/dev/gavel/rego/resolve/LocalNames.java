package dev.gavel.rego.resolve;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.HashSet;
import java.util.Set;

/** Makes names {@code __local0__}, {@code __local1__}.. and leaves out those that are taken. */
public final class LocalNames {
  private final String prefix;
  private final Set<String> taken = new HashSet<>();
  private int next;

  private LocalNames(String suffix) {
    prefix = Var.GENERATED_PREFIX + suffix;
  }

  /** Names that no module has. */
  public static LocalNames avoiding(Iterable<RegoModule> modules) {
    LocalNames names = new LocalNames("");
    modules.forEach(names.collector()::visit);
    return names;
  }

  /** Names for a query: {@code __localq0__}, so that they never meet those of the modules. */
  static LocalNames avoiding(Body query) {
    LocalNames names = new LocalNames("q");
    names.collector().visit(query);
    return names;
  }

  public Var next(Location at) {
    while (true) {
      String name = prefix + next++ + "__";
      if (!taken.contains(name)) {
        return new Var(at, name);
      }
    }
  }

  private Visitor collector() {
    return new Visitor() {
      @Override
      protected boolean enter(Term term) {
        if (term instanceof Var variable && variable.isGenerated()) {
          taken.add(variable.name());
        }
        return true;
      }
    };
  }
}
