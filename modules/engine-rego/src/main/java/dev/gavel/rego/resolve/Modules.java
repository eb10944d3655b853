package dev.gavel.rego.resolve;

import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Modules with one part replaced. */
final class Modules {
  private Modules() {}

  static RegoModule withRules(RegoModule module, UnaryOperator<Rule> change) {
    List<Rule> rules = new ArrayList<>(module.rules());
    rules.replaceAll(change);
    return with(module, module.imports(), rules);
  }

  static RegoModule with(RegoModule module, List<Import> imports, List<Rule> rules) {
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
