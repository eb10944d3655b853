package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Set;

/**
 * Makes calls of template strings: {@code $"a {x}"} becomes {@code internal.template_string(["a ",
 * {x}])}. A part that may be undefined is a set that may be empty.
 */
public final class RewriteTemplateStrings {
  private RewriteTemplateStrings() {}

  public static void run(Draft draft) {
    draft.rewriteBranches(rule -> hasTemplate(rule) ? rewrite(draft, rule) : rule);
  }

  public static Body query(Draft draft, Body query) {
    return new TemplateRewriter(draft, Terms.ROOT_NAMES).body(query);
  }

  private static Rule rewrite(Draft draft, Rule rule) {
    Variables arguments = new Variables();
    arguments.visit(rule.head().arguments());
    Set<String> safe = arguments.names();
    safe.addAll(Terms.ROOT_NAMES);
    Body body = new TemplateRewriter(draft, safe).body(rule.body());
    Set<String> afterBody = new Bound(draft).after(rule.body(), safe);
    return Rules.with(rule, new TemplateRewriter(draft, afterBody).head(rule.head()), body);
  }

  private static boolean hasTemplate(Rule rule) {
    Search search = new Search();
    search.visit(rule.head());
    search.visit(rule.body());
    return search.found;
  }

  private static final class Search extends Visitor {
    private boolean found;

    @Override
    protected boolean enter(Term term) {
      found |= term instanceof TemplateString;
      return !found;
    }
  }
}
