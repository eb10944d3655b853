package dev.gavel.rego;

import dev.gavel.rego.check.CheckDeprecatedBuiltins;
import dev.gavel.rego.check.CheckKeywordOverrides;
import dev.gavel.rego.check.CheckUndefinedFunctions;
import dev.gavel.rego.check.CheckUnsafeBuiltins;
import dev.gavel.rego.check.CheckVoidCalls;
import dev.gavel.rego.check.metadata.AnnotationSet;
import dev.gavel.rego.check.safety.CheckRuleBodies;
import dev.gavel.rego.check.safety.Outputs;
import dev.gavel.rego.check.typing.AsWritten;
import dev.gavel.rego.check.typing.CheckTypes;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.rewrite.ResolveRefs;
import dev.gavel.rego.resolve.rewrite.RewriteComprehensionTerms;
import dev.gavel.rego.resolve.rewrite.RewriteDynamicTerms;
import dev.gavel.rego.resolve.rewrite.RewriteExprTerms;
import dev.gavel.rego.resolve.rewrite.RewriteLocalVars;
import dev.gavel.rego.resolve.rewrite.RewritePrintCalls;
import dev.gavel.rego.resolve.rewrite.RewriteTemplateStrings;
import dev.gavel.rego.resolve.rewrite.RewriteWithValues;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Modules that went through the compiler, and the passes for queries over them. */
record CompiledModules(
    Draft draft,
    CompileSettings settings,
    AnnotationSet annotations,
    CheckTypes types,
    List<RegoModule> written) {

  /** A query that went through its passes, with the names its author gave to its variables. */
  record CompiledQuery(Body body, Map<String, String> written) {}

  /** Where a query stands: the package whose rules it may name alone, and what it imports. */
  record Standpoint(@Nullable PackageClause pkg, List<Import> imports) {
    static final Standpoint OUTSIDE = new Standpoint(null, List.of());
  }

  /**
   * Compiles a query.
   *
   * @param capture what is done to the query once its names are resolved
   * @throws RejectedException with all that is wrong with it
   */
  CompiledQuery query(Body query, Standpoint from, UnaryOperator<Body> capture) {
    Draft work = draft.forQuery(query);
    Body body = query;
    for (UnaryOperator<Body> pass : passes(work, from, capture)) {
      body = pass.apply(body);
      if (!work.mistakes().isEmpty()) {
        throw new RejectedException(work.mistakes().sorted());
      }
    }
    return new CompiledQuery(body, work.writtenNames());
  }

  private List<UnaryOperator<Body>> passes(
      Draft work, Standpoint from, UnaryOperator<Body> capture) {
    Mistakes mistakes = work.mistakes();
    return List.of(
        checked(query -> checkKeywords(query, mistakes)),
        query -> ResolveRefs.query(work, query, from.pkg(), from.imports()),
        capture,
        query -> RewriteLocalVars.query(work, query),
        query -> RewriteTemplateStrings.query(work, query),
        checked(query -> CheckVoidCalls.run(query, work.options().builtins(), mistakes)),
        query -> RewritePrintCalls.query(work, query),
        query -> RewriteExprTerms.query(work, query),
        query -> RewriteComprehensionTerms.query(work, query),
        query -> RewriteWithValues.query(work, query),
        checked(
            query ->
                CheckUndefinedFunctions.run(
                    query, work, work.writtenNames(), types.arityWords(), mistakes)),
        query -> ordered(work, query),
        query -> RewriteDynamicTerms.query(work, query),
        checked(query -> types.query(query, new AsWritten(work), mistakes)),
        checked(query -> CheckUnsafeBuiltins.run(query, settings.unsafeBuiltins(), mistakes)),
        checked(query -> checkDeprecated(query, mistakes)));
  }

  private static UnaryOperator<Body> checked(Consumer<Body> check) {
    return query -> {
      check.accept(query);
      return query;
    };
  }

  private void checkKeywords(Body query, Mistakes mistakes) {
    if (settings.strict()) {
      CheckKeywordOverrides.run(query, mistakes);
    }
  }

  private void checkDeprecated(Body query, Mistakes mistakes) {
    if (settings.strict()) {
      CheckDeprecatedBuiltins.run(query, settings.deprecated(), mistakes);
    }
  }

  /** Nobody wrote the variables that keep values. */
  private static Map<String, String> spoken(Draft work, Body query) {
    Map<String, String> names = new HashMap<>(work.writtenNames());
    for (int i = 0; i < query.expressions().size(); i++) {
      names.put(QueryValues.name(i), "_");
    }
    return names;
  }

  private static Body ordered(Draft work, Body query) {
    List<Mistake> unsafe = new ArrayList<>();
    Body ordered =
        CheckRuleBodies.checked(query, new Outputs(work::arity), spoken(work, query), unsafe);
    work.mistakes().addAll(unsafe);
    return ordered;
  }
}
