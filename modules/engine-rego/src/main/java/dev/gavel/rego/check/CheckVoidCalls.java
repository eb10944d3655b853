package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Signature;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Map;

/** Refuses the value of a function that has none, such as {@code print}. */
public final class CheckVoidCalls extends Visitor {
  private final Map<String, Signature> builtins;
  private final Mistakes mistakes;

  private CheckVoidCalls(Map<String, Signature> builtins, Mistakes mistakes) {
    this.builtins = builtins;
    this.mistakes = mistakes;
  }

  public static void run(Draft draft) {
    CheckVoidCalls check = new CheckVoidCalls(draft.options().builtins(), draft.mistakes());
    draft.modules().forEach(check::visit);
  }

  public static void run(Body query, Map<String, Signature> builtins, Mistakes mistakes) {
    new CheckVoidCalls(builtins, mistakes).visit(query);
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Call call) {
      String name = BuiltinNames.of(call.function());
      Signature builtin = name == null ? null : builtins.get(name);
      if (builtin != null && !builtin.hasResult()) {
        mistakes.add(Mistake.TYPE, call.at(), Shown.text(call) + " used as value");
      }
    }
    return true;
  }
}
