package dev.gavel.rego.resolve;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Modules with one part replaced. */
public final class Modules {
  private Modules() {}

  public static RegoModule withRules(RegoModule module, UnaryOperator<Rule> change) {
    List<Rule> rules = new ArrayList<>(module.rules());
    boolean changed = false;
    for (int i = 0; i < rules.size(); i++) {
      Rule before = rules.get(i);
      Rule after = change.apply(before);
      rules.set(i, after);
      changed |= !same(after, before);
    }
    return changed ? with(module, module.imports(), rules) : module;
  }

  public static Rule withBranches(Rule rule, UnaryOperator<Rule> change) {
    Rule changed = change.apply(rule);
    Rule branch = changed.otherwise();
    Rule changedBranch = branch == null ? null : withBranches(branch, change);
    return Rules.with(changed, changed.head(), changed.body(), changedBranch);
  }

  public static RegoModule with(RegoModule module, List<Import> imports, List<Rule> rules) {
    return new RegoModule(
        module.file(),
        module.dialect(),
        module.pkg(),
        imports,
        rules,
        module.annotations(),
        module.comments());
  }
}
