package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes calls out of terms: {@code f(g(x))} becomes {@code g(x, y); f(y)}. What was taken out of a
 * {@code not} of old stands before it, so it must hold; a body of {@code not}, {@code and} or
 * {@code or} keeps within it what was taken out of its expressions.
 */
public final class RewriteExprTerms {
  private RewriteExprTerms() {}

  public static void run(Draft draft) {
    draft.rewriteBranches(rule -> rewrite(draft, rule));
  }

  public static Body query(Draft draft, Body query) {
    return new CallHoister(draft).body(query);
  }

  private static Rule rewrite(Draft draft, Rule rule) {
    CallHoister hoister = new CallHoister(draft);
    Head head = rule.head();
    List<Expr> support = new ArrayList<>();
    List<Term> arguments = hoister.terms(head.arguments(), support);
    Term key = head.key() == null ? null : hoister.term(head.key(), support);
    Term value = head.value() == null ? null : hoister.term(head.value(), support);
    return Rules.with(
        rule,
        Rules.with(head, head.reference(), arguments, key, value),
        hoister.body(Bodies.append(rule.body(), support)));
  }
}
