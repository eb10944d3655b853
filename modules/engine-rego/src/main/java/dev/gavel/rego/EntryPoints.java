package dev.gavel.rego;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.Planner;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Plans the paths that callers of policies ask for. */
final class EntryPoints {
  private static final String RESULT = "result";

  private EntryPoints() {}

  /** The entry points that metadata names, as {@code authz/allow}. */
  static SequencedSet<String> annotated(Collection<RegoModule> modules) {
    SequencedSet<String> paths = new TreeSet<>();
    for (RegoModule module : modules) {
      for (Annotations annotations : module.annotations()) {
        if (annotations.content().get("entrypoint") == BooleanValue.TRUE) {
          paths.add(path(annotations.target()));
        }
      }
    }
    return paths;
  }

  private static String path(Ref target) {
    return target.parts().stream().skip(1).map(Nodes::stringOf).collect(Collectors.joining("/"));
  }

  static Policy plan(CompiledModules modules, Collection<String> paths) {
    if (paths.isEmpty()) {
      throw new LoadException(
          "a plan needs an entry point; name one, such as authz/allow, or write \"# entrypoint:"
              + " true\" into the metadata of a rule");
    }
    List<Query> queries = paths.stream().map(path -> query(modules, path)).toList();
    return Planner.plan(modules.draft().ruleTree(), queries, modules.settings().builtins());
  }

  private static Query query(CompiledModules modules, String path) {
    Ref rule = reference(path);
    RuleTree tree = modules.draft().ruleTree();
    if (tree.possible(rule, true).isEmpty()) {
      throw new LoadException(
          "entrypoint \"%s\" does not refer to a rule or policy decision".formatted(path));
    }
    Var result = new Var(Location.NONE, RESULT);
    Body body = Body.of(Expr.of(Location.NONE, Operators.unify(Location.NONE, result, rule)));
    CompiledModules.CompiledQuery compiled =
        modules.query(body, CompiledModules.Standpoint.OUTSIDE, UnaryOperator.identity());
    return new Query(path, compiled.body(), compiled.written());
  }

  private static Ref reference(String path) {
    List<Term> parts = new ArrayList<>();
    parts.add(new Var(Location.NONE, "data"));
    for (String part : path.split("/", 0)) {
      parts.add(new Scalar(Location.NONE, StringValue.of(part)));
    }
    return new Ref(Location.NONE, parts);
  }
}
