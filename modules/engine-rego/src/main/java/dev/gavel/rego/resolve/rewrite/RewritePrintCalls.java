package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.List;
import java.util.Set;

/**
 * Erases {@code print}, or gives it sets of what it prints: {@code print(x)} becomes {@code
 * internal.print([{y | y = x}])}, which is called even if {@code x} is undefined.
 */
public final class RewritePrintCalls {
  private RewritePrintCalls() {}

  public static void run(Draft draft) {
    if (draft.options().print()) {
      draft.rewriteBranches(rule -> rewrite(draft, rule));
    } else {
      Eraser eraser = new Eraser();
      draft.rewriteRules(eraser::rule);
    }
  }

  public static Body query(Draft draft, Body query) {
    return draft.options().print()
        ? new PrintRewriter(draft, Terms.ROOT_NAMES).body(query)
        : new Eraser().body(query);
  }

  private static Rule rewrite(Draft draft, Rule rule) {
    Variables bound = new Variables();
    bound.visit(rule.head().arguments());
    Set<String> outside = bound.names();
    outside.addAll(Terms.ROOT_NAMES);
    PrintRewriter rewriter = new PrintRewriter(draft, outside);
    return Rules.with(rule, rewriter.head(rule.head()), rewriter.body(rule.body()));
  }

  /** A body that would be empty without its prints always holds. */
  private static final class Eraser extends Rewriter {
    @Override
    public Body body(Body body) {
      Body erased = super.body(body);
      List<Expr> kept =
          erased.expressions().stream()
              .filter(expr -> !Operators.isCallOf(Operators.PRINT, expr))
              .toList();
      if (kept.size() == erased.expressions().size()) {
        return erased;
      }
      return kept.isEmpty() ? Bodies.always(body.expressions().getFirst().at()) : new Body(kept);
    }
  }
}
