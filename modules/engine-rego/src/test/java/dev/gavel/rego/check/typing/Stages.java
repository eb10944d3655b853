package dev.gavel.rego.check.typing;

import dev.gavel.rego.check.CheckRuleConflicts;
import dev.gavel.rego.check.CheckUndefinedFunctions;
import dev.gavel.rego.check.CheckVoidCalls;
import dev.gavel.rego.check.graph.CheckRecursion;
import dev.gavel.rego.check.graph.RuleGraph;
import dev.gavel.rego.check.metadata.AnnotationSet;
import dev.gavel.rego.check.metadata.RewriteMetadataCalls;
import dev.gavel.rego.check.safety.CheckRuleBodies;
import dev.gavel.rego.check.safety.CheckRuleHeads;
import dev.gavel.rego.resolve.CompileOptions;
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
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.type.Declarations;
import java.util.List;

/** The passes that the check of types needs, and the check. */
final class Stages {
  private final Draft draft;
  private final Schemas schemas;
  private AnnotationSet annotations;
  private RuleGraph graph;

  Stages(List<RegoModule> modules, Schemas schemas) {
    this.draft = new Draft(modules, CompileOptions.of(Signature.all(Declarations.standard())));
    this.schemas = schemas;
  }

  Draft run() {
    schemas.inputType(draft.mistakes());
    List<Runnable> passes =
        List.of(
            () -> ResolveRefs.run(draft),
            () -> InitLocalVarGen.run(draft),
            () -> RewriteRuleHeadRefs.run(draft),
            () -> RemoveImports.run(draft),
            () -> RewriteLocalVars.run(draft),
            () -> RewriteTemplateStrings.run(draft),
            () -> CheckVoidCalls.run(draft),
            () -> RewritePrintCalls.run(draft),
            () -> RewriteExprTerms.run(draft),
            () -> annotations = AnnotationSet.of(draft),
            () -> RewriteMetadataCalls.run(draft, annotations),
            () -> graph = RuleGraph.of(draft),
            () -> RewriteComprehensionTerms.run(draft),
            () -> RewriteRefsInHead.run(draft),
            () -> RewriteWithValues.run(draft),
            () -> CheckRuleConflicts.run(draft),
            () -> CheckUndefinedFunctions.run(draft, ArityWords.of(Declarations.standard())),
            () -> CheckRuleHeads.run(draft),
            () -> CheckRuleBodies.run(draft),
            () -> RewriteEquals.run(draft),
            () -> RewriteDynamicTerms.run(draft),
            () -> CheckRecursion.run(draft, graph),
            () -> CheckTypes.run(draft, graph, annotations, Declarations.standard(), schemas));
    for (Runnable pass : passes) {
      if (!draft.mistakes().mustStop()) {
        pass.run();
      }
    }
    return draft;
  }
}
