package dev.gavel.rego.resolve;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A compilation under way: the modules as the passes so far have left them, and what the passes
 * know of them. Syntax trees never change; a pass puts changed modules in the place of what was
 * there, and whatever was worked out from the old ones is worked out again when next asked for.
 */
public final class Draft {
  private final CompileOptions options;
  private final Mistakes mistakes;
  private final SequencedMap<String, RegoModule> modules = new LinkedHashMap<>();
  private final Map<String, List<Import>> removedImports = new HashMap<>();
  private final List<Import> unusedImports = new ArrayList<>();
  private final Map<String, String> writtenNames = new HashMap<>();
  private final Map<String, Term> subjects = new HashMap<>();
  private LocalNames names = LocalNames.avoiding(List.of());
  private @Nullable RuleTree ruleTree;

  public Draft(List<RegoModule> modules, CompileOptions options) {
    this.options = options;
    mistakes = new Mistakes(options.mistakeLimit());
    modules.stream()
        .sorted(Comparator.comparing(RegoModule::file))
        .forEach(module -> this.modules.put(module.file(), module));
  }

  public CompileOptions options() {
    return options;
  }

  public Mistakes mistakes() {
    return mistakes;
  }

  /** A draft for a query over the modules of this one; its names and mistakes are its own. */
  public Draft forQuery(Body query) {
    Draft draft = new Draft(modules(), options);
    draft.ruleTree = ruleTree();
    draft.names = LocalNames.avoiding(query);
    if (query.expressions().isEmpty()) {
      draft.mistakes.add(Mistake.COMPILE, Location.NONE, "empty query cannot be compiled");
    }
    return draft;
  }

  /** The modules, ordered by their file. */
  public List<RegoModule> modules() {
    return List.copyOf(modules.values());
  }

  /** Puts what {@code change} makes of each module in its place. */
  public void rewrite(UnaryOperator<RegoModule> change) {
    boolean changed = false;
    for (Map.Entry<String, RegoModule> entry : modules.entrySet()) {
      RegoModule before = entry.getValue();
      RegoModule after = change.apply(before);
      entry.setValue(after);
      changed |= !same(after, before);
    }
    if (changed) {
      ruleTree = null;
    }
  }

  /** Puts what {@code change} makes of each rule in its place. */
  public void rewriteRules(UnaryOperator<Rule> change) {
    rewrite(module -> Modules.withRules(module, change));
  }

  /** The same for each rule and each of its {@code else} branches, the branches last. */
  public void rewriteBranches(UnaryOperator<Rule> change) {
    rewriteRules(rule -> Modules.withBranches(rule, change));
  }

  /** The tree of the rules as the last pass left them. */
  public RuleTree ruleTree() {
    if (ruleTree == null) {
      ruleTree = RuleTree.of(modules.values());
    }
    return ruleTree;
  }

  /** The built-in function of that name; null if there is none. */
  public @Nullable Signature builtin(Ref function) {
    String name = BuiltinNames.of(function);
    return name == null ? null : options.builtins().get(name);
  }

  /** How many arguments a function takes, be it a built-in or a rule; -1 if there is none. */
  public int arity(Ref function) {
    Signature builtin = builtin(function);
    if (builtin != null) {
      return builtin.arity();
    }
    List<Rule> rules = ruleTree().exact(function);
    return rules.isEmpty() ? -1 : rules.getFirst().head().arguments().size();
  }

  /** Where new local variables get their names. */
  public LocalNames names() {
    return names;
  }

  public void names(LocalNames fresh) {
    names = fresh;
  }

  /** Local variables that stand for declared ones, with the names that the author wrote. */
  public Map<String, String> writtenNames() {
    return writtenNames;
  }

  /** A variable as its author wrote it. */
  public String writtenName(String name) {
    String written = writtenNames.getOrDefault(name, name);
    return written.startsWith(Var.WILDCARD_PREFIX) ? "_" : written;
  }

  /** Local variables that stand for terms taken out of references, with those terms. */
  public Map<String, Term> subjects() {
    return subjects;
  }

  /** What the modules imported, by file, since the nodes are gone. */
  public Map<String, List<Import>> removedImports() {
    return removedImports;
  }

  /** Imports that no reference went through. */
  public List<Import> unusedImports() {
    return unusedImports;
  }
}
