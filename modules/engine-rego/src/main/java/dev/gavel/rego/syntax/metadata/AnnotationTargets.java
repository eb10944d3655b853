package dev.gavel.rego.syntax.metadata;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.RuleAnnotations;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what each metadata block speaks about: the first thing below it. */
public final class AnnotationTargets {
  private final RegoModule module;
  private final TreeMap<Integer, Target> targets = new TreeMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private sealed interface Target {
    record OfPackage(PackageClause clause) implements Target {}

    record OfImport(Import clause) implements Target {}

    record OfRule(Rule rule) implements Target {}
  }

  public AnnotationTargets(RegoModule module) {
    this.module = module;
    add(module.pkg().at(), new Target.OfPackage(module.pkg()));
    module.imports().forEach(clause -> add(clause.at(), new Target.OfImport(clause)));
    module.rules().forEach(rule -> add(rule.at(), new Target.OfRule(rule)));
  }

  private void add(Location at, Target target) {
    targets.putIfAbsent(at.row(), target);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  /** The blocks with their targets; none where there is a mistake. */
  public List<Annotations> attach(List<Metadata> blocks) {
    List<Annotations> annotations = new ArrayList<>();
    for (Metadata block : blocks) {
      Map.Entry<Integer, Target> below = targets.higherEntry(block.at().row());
      Target target = below == null ? null : below.getValue();
      String scope = block.scope().isEmpty() ? impliedScope(block, target) : block.scope();
      check(block, scope, target);
      if (mistakes.isEmpty() && below != null) {
        ObjectValue.Builder content = ObjectValue.builder().put("scope", StringValue.of(scope));
        for (int i = 0; i < block.content().size(); i++) {
          content.put(block.content().key(i), block.content().value(i));
        }
        annotations.add(
            new Annotations(
                block.at(),
                scope,
                path(below.getValue()),
                content.build(),
                below.getKey(),
                block.schemas(),
                block.compile()));
      }
    }
    return annotations;
  }

  private static String impliedScope(Metadata block, @Nullable Target target) {
    return switch (target) {
      case Target.OfRule _ -> block.entrypoint() ? "document" : "rule";
      case Target.OfPackage _ -> "package";
      case Target.OfImport _ -> "import";
      case null -> "";
    };
  }

  private void check(Metadata block, String scope, @Nullable Target target) {
    switch (scope) {
      case "rule", "document" -> {
        if (!(target instanceof Target.OfRule)) {
          refuse(block, "annotation scope '" + scope + "' must be applied to rule" + have(target));
        }
      }
      case "package", "subpackages" -> {
        if (!(target instanceof Target.OfPackage)) {
          refuse(
              block, "annotation scope '" + scope + "' must be applied to package" + have(target));
        }
      }
      default ->
          refuse(
              block,
              "invalid annotation scope '"
                  + scope
                  + "'. Use one of 'rule', 'document', 'package', or 'subpackages'");
    }
    if (block.entrypoint() && !scope.equals("document") && !scope.equals("package")) {
      refuse(
          block, "annotation entrypoint applied to non-document or package scope '" + scope + "'");
    }
  }

  private static String have(@Nullable Target target) {
    return switch (target) {
      case Target.OfRule _ -> " (have rule)";
      case Target.OfPackage _ -> " (have package)";
      case Target.OfImport _ -> " (have import)";
      case null -> "";
    };
  }

  private void refuse(Metadata block, String why) {
    mistakes.add(new Mistake(Mistake.PARSE, block.at(), why));
  }

  private Ref path(Target target) {
    return switch (target) {
      case Target.OfRule it -> RuleAnnotations.path(module, it.rule());
      case Target.OfPackage _, Target.OfImport _ -> module.pkg().path();
    };
  }
}
