package dev.gavel.rego.resolve;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.golden.GoldenFile;
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
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.Parser;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Capabilities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a golden case through the passes of this package alone and shows what came of it. */
final class Rewriting {
  private static final Map<String, Consumer<Draft>> PASSES = new LinkedHashMap<>();
  private static final Map<String, BiFunction<Draft, Body, Body>> QUERY_PASSES =
      new LinkedHashMap<>();

  static {
    PASSES.put("ResolveRefs", ResolveRefs::run);
    PASSES.put("InitLocalVarGen", InitLocalVarGen::run);
    PASSES.put("RewriteRuleHeadRefs", RewriteRuleHeadRefs::run);
    PASSES.put("RemoveImports", RemoveImports::run);
    PASSES.put("RewriteLocalVars", RewriteLocalVars::run);
    PASSES.put("RewriteTemplateStrings", RewriteTemplateStrings::run);
    PASSES.put("RewritePrintCalls", RewritePrintCalls::run);
    PASSES.put("RewriteExprTerms", RewriteExprTerms::run);
    PASSES.put("RewriteComprehensionTerms", RewriteComprehensionTerms::run);
    PASSES.put("RewriteRefsInHead", RewriteRefsInHead::run);
    PASSES.put("RewriteWithValues", RewriteWithValues::run);
    PASSES.put("RewriteEquals", RewriteEquals::run);
    PASSES.put("RewriteDynamicTerms", RewriteDynamicTerms::run);
    PASSES.put("RewriteTestRulesForTracing", RewriteTestRulesForTracing::run);
    QUERY_PASSES.put("ResolveRefs", (draft, it) -> ResolveRefs.query(draft, it, null, List.of()));
    QUERY_PASSES.put("RewriteLocalVars", RewriteLocalVars::query);
    QUERY_PASSES.put("RewriteTemplateStrings", RewriteTemplateStrings::query);
    QUERY_PASSES.put("RewritePrintCalls", RewritePrintCalls::query);
    QUERY_PASSES.put("RewriteExprTerms", RewriteExprTerms::query);
    QUERY_PASSES.put("RewriteComprehensionTerms", RewriteComprehensionTerms::query);
    QUERY_PASSES.put("RewriteWithValues", RewriteWithValues::query);
    QUERY_PASSES.put("RewriteDynamicTerms", RewriteDynamicTerms::query);
  }

  private final Set<String> options;
  private final ParseOptions parse;
  private final CompileOptions compile;

  private Rewriting(String options) {
    this.options = Set.of(options.isEmpty() ? new String[] {} : options.split(" "));
    boolean old = this.options.contains("v0");
    parse = old ? ParseOptions.V0 : ParseOptions.V1;
    CompileOptions defaults = CompileOptions.of(Capabilities.of(old ? Dialect.V0 : Dialect.V1));
    compile =
        new CompileOptions(
            this.options.contains("strict"),
            this.options.contains("print"),
            this.options.contains("tests"),
            defaults.mistakeLimit(),
            defaults.builtins(),
            this.options.contains("unsafe") ? Set.of("http.send") : Set.of(),
            defaults.features());
  }

  /** The rewritten rules or query, or the mistakes, a line for each. */
  static String of(GoldenFile.Case one) {
    Rewriting rewriting = new Rewriting(one.part("options"));
    try {
      return one.parts().containsKey("query")
          ? rewriting.query(one.part("query"))
          : rewriting.program(one.part("rego"));
    } catch (RejectedException rejected) {
      return mistakes(rejected.mistakes());
    }
  }

  private String query(String source) {
    Body body = Parser.query(source, parse);
    Draft draft = new Draft(List.of(), compile).forQuery(body);
    for (Map.Entry<String, BiFunction<Draft, Body, Body>> pass : QUERY_PASSES.entrySet()) {
      body = pass.getValue().apply(draft, body);
      if (!draft.mistakes().isEmpty()) {
        throw new RejectedException(draft.mistakes().sorted());
      }
      if (options.contains(pass.getKey())) {
        break;
      }
    }
    return lines(body);
  }

  private String program(String source) {
    List<RegoModule> modules = new ArrayList<>();
    for (String module : source.split("\n# ----\n")) {
      modules.add(Parser.module("m" + modules.size() + ".rego", module, parse));
    }
    Draft draft = new Draft(modules, compile);
    for (Map.Entry<String, Consumer<Draft>> pass : PASSES.entrySet()) {
      pass.getValue().accept(draft);
      if (draft.mistakes().mustStop()) {
        break;
      }
      if (options.contains(pass.getKey())) {
        break;
      }
    }
    if (!draft.mistakes().isEmpty()) {
      throw new RejectedException(draft.mistakes().sorted());
    }
    StringJoiner text = new StringJoiner("\n");
    draft.modules().forEach(it -> it.rules().forEach(rule -> text.add(text("", rule))));
    return text.toString();
  }

  private static String mistakes(List<Mistake> mistakes) {
    return mistakes.stream()
        .map(it -> it.at().row() + ":" + it.at().column() + " " + it.code() + " " + it.message())
        .collect(Collectors.joining("\n"));
  }

  private static String text(String word, Rule rule) {
    Head head = rule.head();
    String text =
        word
            + (rule.isDefault() ? "default " : "")
            + RegoText.of(head.reference())
            + "("
            + head.arguments().stream().map(RegoText::of).collect(Collectors.joining(", "))
            + ") key "
            + text(head.key())
            + " value "
            + text(head.value())
            + "\n"
            + lines(rule.body());
    return rule.otherwise() == null ? text : text + "\n" + text("else ", rule.otherwise());
  }

  private static String text(@Nullable Term term) {
    return term == null ? "-" : RegoText.of(term);
  }

  private static String lines(Body body) {
    StringJoiner lines = new StringJoiner("\n");
    for (Expr expr : body) {
      lines.add("  " + RegoText.of(Body.of(expr)));
    }
    return lines.toString();
  }
}
