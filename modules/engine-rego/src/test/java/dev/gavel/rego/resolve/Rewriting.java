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
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a golden case through the passes of this package alone and shows what came of it. */
final class Rewriting {
  private static final List<Consumer<Draft>> PASSES =
      List.of(
          ResolveRefs::run,
          InitLocalVarGen::run,
          RewriteRuleHeadRefs::run,
          RemoveImports::run,
          RewriteLocalVars::run,
          RewriteTemplateStrings::run,
          RewritePrintCalls::run,
          RewriteExprTerms::run,
          RewriteComprehensionTerms::run,
          RewriteRefsInHead::run,
          RewriteWithValues::run,
          RewriteEquals::run,
          RewriteDynamicTerms::run,
          RewriteTestRulesForTracing::run);
  private static final List<BiFunction<Draft, Body, Body>> QUERY_PASSES =
      List.of(
          (draft, query) -> ResolveRefs.query(draft, query, null, List.of()),
          RewriteLocalVars::query,
          RewriteTemplateStrings::query,
          RewritePrintCalls::query,
          RewriteExprTerms::query,
          RewriteComprehensionTerms::query,
          RewriteWithValues::query,
          RewriteDynamicTerms::query);

  private final ParseOptions parse;
  private final CompileOptions compile;

  private Rewriting(String options) {
    Set<String> words = Set.of(options.split(" "));
    boolean old = words.contains("v0");
    parse = old ? ParseOptions.V0 : ParseOptions.V1;
    CompileOptions defaults = CompileOptions.of(Capabilities.of(old ? Dialect.V0 : Dialect.V1));
    compile =
        new CompileOptions(
            words.contains("strict"),
            words.contains("print"),
            words.contains("tests"),
            defaults.mistakeLimit(),
            defaults.builtins(),
            words.contains("unsafe") ? Set.of("http.send") : Set.of(),
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
    Body body = Parser.query(source + "\n", parse);
    Draft draft = new Draft(List.of(), compile).forQuery(body);
    for (BiFunction<Draft, Body, Body> pass : QUERY_PASSES) {
      if (draft.mistakes().isEmpty()) {
        body = pass.apply(draft, body);
      }
    }
    return draft.mistakes().isEmpty() ? lines(body) : mistakes(draft.mistakes().sorted());
  }

  private String program(String source) {
    List<RegoModule> modules = new ArrayList<>();
    for (String module : source.split("\n# ----\n", -1)) {
      modules.add(Parser.module("m" + modules.size() + ".rego", module + "\n", parse));
    }
    Draft draft = new Draft(modules, compile);
    for (Consumer<Draft> pass : PASSES) {
      if (!draft.mistakes().mustStop()) {
        pass.accept(draft);
      }
    }
    if (!draft.mistakes().isEmpty()) {
      return mistakes(draft.mistakes().sorted());
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
