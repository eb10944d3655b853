package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses rules, arguments and variables named {@code input} or {@code data}. */
public final class CheckKeywordOverrides extends Visitor {
  private final Mistakes mistakes;

  private CheckKeywordOverrides(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  public static void run(Draft draft) {
    CheckKeywordOverrides check = new CheckKeywordOverrides(draft.mistakes());
    for (RegoModule module : draft.modules()) {
      if (Versions.isStrict(draft, module)) {
        module.rules().forEach(check::checkRule);
        check.visit(module);
      }
    }
  }

  /** For a query, and only where compilation is strict. */
  public static void run(Body query, Mistakes mistakes) {
    new CheckKeywordOverrides(mistakes).visit(query);
  }

  private void checkRule(Rule rule) {
    String name = reserved(rule.head().reference().head());
    if (name != null) {
      add(rule.at(), "rules must not shadow " + name + " (use a different rule name)");
    }
    for (Term argument : rule.head().arguments()) {
      String shadowed = argument instanceof Ref ? reserved(argument) : null;
      if (shadowed != null) {
        add(argument.at(), "args must not shadow " + shadowed + " (use a different variable name)");
      }
    }
  }

  @Override
  protected boolean enter(Expr expr) {
    if (expr.statement() instanceof Statement.Calls(Ref function, List<Term> arguments)
        && Versions.names(function, "assign")
        && !arguments.isEmpty()) {
      String name = reserved(arguments.getFirst());
      if (name != null) {
        add(expr.at(), "variables must not shadow " + name + " (use a different variable name)");
      }
    }
    return true;
  }

  private static @Nullable String reserved(Term term) {
    return switch (term) {
      case Var(_, String name) when name.equals("input") || name.equals("data") -> name;
      case Ref ref when ref.parts().size() == 1 -> reserved(ref.head());
      default -> null;
    };
  }

  private void add(Location at, String message) {
    mistakes.addRecoverable(new Mistake(Mistake.COMPILE, at, message));
  }
}
