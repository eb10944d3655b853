package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.With;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.ArrayList;
import java.util.List;

/** Checks what {@code with} replaces, and takes out values that must be looked for. */
public final class RewriteWithValues extends Rewriter {
  private final Draft draft;
  private final WithCheck check;
  private final SharedWiths withs = new SharedWiths();

  private RewriteWithValues(Draft draft) {
    this.draft = draft;
    this.check = new WithCheck(draft);
  }

  public static void run(Draft draft) {
    draft.rewriteRules(rule -> new RewriteWithValues(draft).rule(rule));
  }

  public static Body query(Draft draft, Body query) {
    return new RewriteWithValues(draft).body(query);
  }

  /**
   * The expressions themselves first; after a mistake in one of them, what is in them must wait.
   */
  @Override
  public Body body(Body body) {
    if (body.expressions().stream().allMatch(expr -> expr.with().isEmpty())) {
      return super.body(body);
    }
    List<Expr> all = new ArrayList<>();
    for (Expr expr : body) {
      List<With> with = new ArrayList<>();
      for (With each : expr.with()) {
        WithCheck.Checked checked = check.of(each);
        Mistake mistake = checked.mistake();
        if (mistake != null) {
          draft.mistakes().add(mistake);
          return body;
        }
        with.add(withs.change(each, _ -> simple(checked, all)));
      }
      all.add(new Expr(expr.at(), expr.negated(), expr.statement(), with, expr.origin()));
    }
    return super.body(new Body(all));
  }

  private With simple(WithCheck.Checked checked, List<Expr> before) {
    With with = checked.with();
    if (!checked.mustEvaluate()) {
      return with;
    }
    Capture capture = Capture.of(draft, with.value());
    before.add(capture.binding());
    return new With(with.at(), with.target(), capture.local());
  }
}
