package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.syntax.tree.Body;

/**
 * Takes references and comprehensions out of calls and composite terms: {@code f(data.a)} becomes
 * {@code x = data.a; f(x)}. So what an expression needs is looked for before it, and nothing is
 * looked for within it.
 */
public final class RewriteDynamicTerms {
  private RewriteDynamicTerms() {}

  public static void run(Draft draft) {
    DynamicHoister hoister = new DynamicHoister(draft);
    draft.rewriteBranches(rule -> Rules.with(rule, rule.head(), hoister.body(rule.body())));
  }

  public static Body query(Draft draft, Body query) {
    return new DynamicHoister(draft).body(query);
  }
}
