package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Set;

/** Refuses calls of functions that version 1 of the language left behind. */
public final class CheckDeprecatedBuiltins extends Visitor {
  private final Set<String> deprecated;
  private final Mistakes mistakes;

  private CheckDeprecatedBuiltins(Set<String> deprecated, Mistakes mistakes) {
    this.deprecated = deprecated;
    this.mistakes = mistakes;
  }

  public static void run(Draft draft, Set<String> deprecated) {
    CheckDeprecatedBuiltins check = new CheckDeprecatedBuiltins(deprecated, draft.mistakes());
    for (RegoModule module : draft.modules()) {
      if (Versions.isStrict(draft, module)) {
        check.visit(module);
      }
    }
  }

  /** For a query, and only where compilation is strict. */
  public static void run(Body query, Set<String> deprecated, Mistakes mistakes) {
    new CheckDeprecatedBuiltins(deprecated, mistakes).visit(query);
  }

  @Override
  protected boolean enter(Expr expr) {
    if (expr.statement() instanceof Statement.Calls calls) {
      check(calls.function(), expr.at());
    }
    return true;
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Call call) {
      check(call.function(), call.function().at());
    }
    return true;
  }

  private void check(Ref function, Location at) {
    String name = BuiltinNames.of(function);
    if (name != null && deprecated.contains(name)) {
      mistakes.addRecoverable(
          new Mistake(
              Mistake.TYPE, at, "deprecated built-in function calls in expression: " + name));
    }
  }
}
