package dev.gavel.rego;

import dev.gavel.rego.check.CheckDeprecatedBuiltins;
import dev.gavel.rego.check.CheckImports;
import dev.gavel.rego.check.CheckKeywordOverrides;
import dev.gavel.rego.check.CheckPathConflicts;
import dev.gavel.rego.check.CheckRuleConflicts;
import dev.gavel.rego.check.CheckUndefinedFunctions;
import dev.gavel.rego.check.CheckUnsafeBuiltins;
import dev.gavel.rego.check.CheckUnusedImports;
import dev.gavel.rego.check.CheckVoidCalls;
import dev.gavel.rego.check.graph.CheckRecursion;
import dev.gavel.rego.check.graph.RuleGraph;
import dev.gavel.rego.check.metadata.AnnotationSet;
import dev.gavel.rego.check.metadata.RewriteMetadataCalls;
import dev.gavel.rego.check.safety.CheckRuleBodies;
import dev.gavel.rego.check.safety.CheckRuleHeads;
import dev.gavel.rego.check.typing.ArityWords;
import dev.gavel.rego.check.typing.CheckTypes;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.resolve.Draft;
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
import dev.gavel.rego.resolve.rewrite.RewriteTestRulesForTracing;
import dev.gavel.rego.resolve.rewrite.RewriteWithValues;
import dev.gavel.rego.resolve.testing.NumberTestRules;
import dev.gavel.rego.resolve.testing.ReportTestCases;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The compiler of modules, from parsed to ready to be planned: its passes, in their order.
 *
 * <p>The order is OPA's, since it decides which of several mistakes are told. A pass takes the
 * draft as the one before left it. A grave mistake ends the compilation after its pass; after any
 * other the passes go on, so that one compilation tells as much as it can.
 */
final class RegoCompiler {
  private final Draft draft;
  private final CompileSettings settings;
  private final List<RegoModule> written;
  private AnnotationSet annotations;
  private @Nullable RuleGraph graph;
  private @Nullable CheckTypes types;

  private RegoCompiler(List<RegoModule> modules, CompileSettings settings) {
    this.draft = new Draft(modules, settings.options());
    this.settings = settings;
    this.written = settings.tests() ? modules : List.of();
    this.annotations = AnnotationSet.NONE;
  }

  /**
   * Compiles modules.
   *
   * @throws RejectedException with all that is wrong with them
   */
  static CompiledModules compile(List<RegoModule> modules, CompileSettings settings) {
    RegoCompiler compiler = new RegoCompiler(modules, settings);
    for (Runnable pass : compiler.passes()) {
      pass.run();
      if (compiler.draft.mistakes().mustStop()) {
        break;
      }
    }
    if (!compiler.draft.mistakes().isEmpty()) {
      throw new RejectedException(compiler.draft.mistakes().sorted());
    }
    return compiler.compiled();
  }

  private void ofTests(Consumer<Draft> pass) {
    if (settings.tests()) {
      pass.accept(draft);
    }
  }

  private List<Runnable> passes() {
    return List.of(
        () -> {
          settings.schemas().inputType(draft.mistakes());
          ResolveRefs.run(draft);
        },
        () -> CheckUnusedImports.run(draft),
        () -> InitLocalVarGen.run(draft),
        () -> RewriteRuleHeadRefs.run(draft),
        () -> ofTests(NumberTestRules::run),
        () -> CheckKeywordOverrides.run(draft),
        () -> CheckImports.run(draft),
        () -> RemoveImports.run(draft),
        () -> RewriteLocalVars.run(draft),
        () -> ofTests(ReportTestCases::run),
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
        () -> {
          CheckRuleConflicts.run(draft);
          CheckPathConflicts.run(draft, settings.hasData(), List.of(List.of()));
        },
        () -> CheckUndefinedFunctions.run(draft, ArityWords.of(settings.builtins())),
        () -> CheckRuleHeads.run(draft),
        () -> CheckRuleBodies.run(draft),
        () -> RewriteEquals.run(draft),
        () -> RewriteDynamicTerms.run(draft),
        () -> RewriteTestRulesForTracing.run(draft),
        () -> CheckRecursion.run(draft, graph()),
        () ->
            types =
                CheckTypes.run(
                    draft, graph(), annotations, settings.builtins(), settings.schemas()),
        () -> CheckUnsafeBuiltins.run(draft),
        () -> CheckDeprecatedBuiltins.run(draft, settings.deprecated()));
  }

  private RuleGraph graph() {
    return Objects.requireNonNull(graph, "its pass ran");
  }

  private CompiledModules compiled() {
    return new CompiledModules(
        draft, settings, annotations, Objects.requireNonNull(types, "the passes ran"), written);
  }
}
