package dev.gavel.rego.check;

import dev.gavel.rego.check.graph.CheckRecursion;
import dev.gavel.rego.check.graph.RuleGraph;
import dev.gavel.rego.check.metadata.AnnotationSet;
import dev.gavel.rego.check.metadata.RewriteMetadataCalls;
import dev.gavel.rego.check.safety.CheckRuleBodies;
import dev.gavel.rego.check.safety.CheckRuleHeads;
import dev.gavel.rego.check.typing.ArityWords;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Signature;
import dev.gavel.rego.resolve.rewrite.InitLocalVarGen;
import dev.gavel.rego.resolve.rewrite.RemoveImports;
import dev.gavel.rego.resolve.rewrite.ResolveRefs;
import dev.gavel.rego.resolve.rewrite.RewriteComprehensionTerms;
import dev.gavel.rego.resolve.rewrite.RewriteDynamicTerms;
import dev.gavel.rego.resolve.rewrite.RewriteEquals;
import dev.gavel.rego.resolve.rewrite.RewriteExprTerms;
import dev.gavel.rego.resolve.rewrite.RewriteLocalVars;
import dev.gavel.rego.resolve.rewrite.RewritePrintCalls;
import dev.gavel.rego.resolve.rewrite.RewriteRefsInHead;
import dev.gavel.rego.resolve.rewrite.RewriteRuleHeadRefs;
import dev.gavel.rego.resolve.rewrite.RewriteTemplateStrings;
import dev.gavel.rego.resolve.rewrite.RewriteWithValues;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The passes up to the check of recursion, in their order, on one draft. */
final class Stages {
  private final List<String> names = new ArrayList<>();
  private final List<Runnable> passes = new ArrayList<>();
  private final Draft draft;
  private AnnotationSet annotations;
  private RuleGraph graph;

  Stages(Draft draft, Predicate<List<String>> hasData) {
    this.draft = draft;
    add("ResolveRefs", () -> ResolveRefs.run(draft));
    add("CheckUnusedImports", () -> CheckUnusedImports.run(draft));
    add("InitLocalVarGen", () -> InitLocalVarGen.run(draft));
    add("RewriteRuleHeadRefs", () -> RewriteRuleHeadRefs.run(draft));
    add("CheckKeywordOverrides", () -> CheckKeywordOverrides.run(draft));
    add("CheckDuplicateImports", () -> CheckImports.run(draft));
    add("RemoveImports", () -> RemoveImports.run(draft));
    add("RewriteLocalVars", () -> RewriteLocalVars.run(draft));
    add("RewriteTemplateStrings", () -> RewriteTemplateStrings.run(draft));
    add("CheckVoidCalls", () -> CheckVoidCalls.run(draft));
    add("RewritePrintCalls", () -> RewritePrintCalls.run(draft));
    add("RewriteExprTerms", () -> RewriteExprTerms.run(draft));
    add("SetAnnotationSet", () -> annotations = AnnotationSet.of(draft));
    add("RewriteRegoMetadataCalls", () -> RewriteMetadataCalls.run(draft, annotations));
    add("SetGraph", () -> graph = RuleGraph.of(draft));
    add("RewriteComprehensionTerms", () -> RewriteComprehensionTerms.run(draft));
    add("RewriteRefsInHead", () -> RewriteRefsInHead.run(draft));
    add("RewriteWithValues", () -> RewriteWithValues.run(draft));
    add(
        "CheckRuleConflicts",
        () -> {
          CheckRuleConflicts.run(draft);
          CheckPathConflicts.run(draft, hasData, List.of(List.of()));
        });
    add(
        "CheckUndefinedFuncs",
        () -> CheckUndefinedFunctions.run(draft, ArityWords.of(Declarations.standard())));
    add("CheckSafetyRuleHeads", () -> CheckRuleHeads.run(draft));
    add("CheckSafetyRuleBodies", () -> CheckRuleBodies.run(draft));
    add("RewriteEquals", () -> RewriteEquals.run(draft));
    add("RewriteDynamicTerms", () -> RewriteDynamicTerms.run(draft));
    add("CheckRecursion", () -> CheckRecursion.run(draft, graph));
    add("CheckUnsafeBuiltins", () -> CheckUnsafeBuiltins.run(draft));
    add("CheckDeprecatedBuiltins", () -> CheckDeprecatedBuiltins.run(draft, deprecated()));
  }

  private void add(String name, Runnable pass) {
    names.add(name);
    passes.add(pass);
  }

  /** Runs the passes up to one, or until a mistake stops them. */
  void runTo(String last) {
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).run();
      if (names.get(i).equals(last) || draft.mistakes().mustStop()) {
        return;
      }
    }
  }

  static Map<String, Signature> signatures() {
    return Signature.all(Declarations.standard());
  }

  static Set<String> deprecated() {
    return Declarations.standard().all().stream()
        .filter(Declaration::deprecated)
        .map(Declaration::name)
        .collect(Collectors.toSet());
  }
}
