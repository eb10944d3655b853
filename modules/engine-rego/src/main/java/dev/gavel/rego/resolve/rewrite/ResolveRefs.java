package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Modules;
import dev.gavel.rego.resolve.rewrite.local.ArgumentNames;
import dev.gavel.rego.resolve.rewrite.local.DeclaredNames;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts full paths from {@code data} in the place of the names of rules and imports. */
public final class ResolveRefs {
  private ResolveRefs() {}

  public static void run(Draft draft) {
    Map<List<Term>, Set<String>> rules = rulesByPackage(draft.modules());
    draft.unusedImports().clear();
    draft.rewrite(module -> resolve(draft, module, rules));
  }

  /**
   * Resolves a query as if it stood in a package.
   *
   * @param pkg the package; null where there is none
   */
  public static Body query(
      Draft draft, Body query, @Nullable PackageClause pkg, List<Import> imports) {
    Globals globals = new Globals();
    if (pkg != null) {
      Map<List<Term>, Set<String>> rules = rulesByPackage(draft.modules());
      globals.withRules(pkg, rules.getOrDefault(pkg.path().parts(), Set.of()));
    }
    globals.withImports(imports);
    return new ReferenceResolver(globals, DeclaredNames.in(query)).body(query);
  }

  private static Map<List<Term>, Set<String>> rulesByPackage(List<RegoModule> modules) {
    Map<List<Term>, Set<String>> rules = new HashMap<>();
    for (RegoModule module : modules) {
      Set<String> names =
          rules.computeIfAbsent(module.pkg().path().parts(), _ -> new LinkedHashSet<>());
      for (Rule rule : module.rules()) {
        if (rule.head().reference().head() instanceof Var name) {
          names.add(name.name());
        }
      }
    }
    return rules;
  }

  private static RegoModule resolve(
      Draft draft, RegoModule module, Map<List<Term>, Set<String>> rules) {
    Set<String> own = rules.getOrDefault(module.pkg().path().parts(), Set.of());
    Globals globals = new Globals().withRules(module.pkg(), own).withImports(module.imports());
    RegoModule resolved =
        Modules.withRules(
            module, rule -> Modules.withBranches(rule, branch -> resolve(draft, branch, globals)));
    if (draft.options().strict()) {
      module.imports().stream()
          .filter(each -> Globals.isOfData(each) && !globals.isUsed(Globals.name(each)))
          .forEach(draft.unusedImports()::add);
    }
    return resolved;
  }

  private static Rule resolve(Draft draft, Rule rule, Globals globals) {
    ArgumentNames arguments = new ArgumentNames();
    arguments.visit(rule.head().arguments());
    String shadowed = arguments.shadowedDocument();
    if (shadowed != null) {
      draft
          .mistakes()
          .add(
              Mistake.COMPILE,
              rule.at(),
              "args must not shadow " + shadowed + " (use a different variable name)");
      return rule;
    }
    Set<String> hidden = arguments.names();
    hidden.addAll(DeclaredNames.in(rule.body()));
    return new ReferenceResolver(globals, hidden).branch(rule);
  }
}
