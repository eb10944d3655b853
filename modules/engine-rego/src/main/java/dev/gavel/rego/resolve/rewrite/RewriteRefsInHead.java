package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves what must be looked for from the head of a rule to its body. */
public final class RewriteRefsInHead {
  private final Draft draft;
  private final List<Expr> support = new ArrayList<>();

  private RewriteRefsInHead(Draft draft) {
    this.draft = draft;
  }

  public static void run(Draft draft) {
    draft.rewriteBranches(rule -> new RewriteRefsInHead(draft).rewrite(rule));
  }

  private Rule rewrite(Rule rule) {
    Head head = rule.head();
    Term key = simple(head.key());
    Term value = simple(head.value());
    List<Term> arguments = new ArrayList<>(head.arguments());
    arguments.replaceAll(this::simpleArgument);
    return support.isEmpty()
        ? rule
        : Rules.with(
            rule,
            Rules.with(head, head.reference(), arguments, key, value),
            Bodies.append(rule.body(), support));
  }

  private @Nullable Term simple(@Nullable Term term) {
    return term == null ? null : simpleArgument(term);
  }

  private Term simpleArgument(Term term) {
    if (!Terms.needsEvaluation(term)) {
      return term;
    }
    Capture capture = Capture.of(draft, term);
    support.add(capture.binding());
    return capture.local();
  }
}
