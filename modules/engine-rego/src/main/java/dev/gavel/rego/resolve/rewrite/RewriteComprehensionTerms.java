package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves what a comprehension collects into its body, if it must be looked for: {@code [x.a | ..]}
 * becomes {@code [y | ..; y = x.a]}.
 */
public final class RewriteComprehensionTerms extends Rewriter {
  private final Draft draft;
  private final SharedWiths withs = new SharedWiths();

  private RewriteComprehensionTerms(Draft draft) {
    this.draft = draft;
  }

  public static void run(Draft draft) {
    draft.rewriteRules(rule -> new RewriteComprehensionTerms(draft).rule(rule));
  }

  public static Body query(Draft draft, Body query) {
    return new RewriteComprehensionTerms(draft).body(query);
  }

  @Override
  public Term term(Term term) {
    List<Expr> support = new ArrayList<>();
    return switch (term) {
      case ArrayComprehension it -> {
        Term head = simple(it.head(), support);
        yield super.term(new ArrayComprehension(it.at(), head, Bodies.append(it.body(), support)));
      }
      case SetComprehension it -> {
        Term head = simple(it.head(), support);
        yield super.term(new SetComprehension(it.at(), head, Bodies.append(it.body(), support)));
      }
      case ObjectComprehension it -> {
        Term key = simple(it.key(), support);
        Term value = simple(it.value(), support);
        yield super.term(
            new ObjectComprehension(it.at(), key, value, Bodies.append(it.body(), support)));
      }
      case Scalar _, Var _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _, TemplateString _ ->
          super.term(term);
    };
  }

  @Override
  public With with(With with) {
    return withs.change(with, super::with);
  }

  private Term simple(Term term, List<Expr> support) {
    if (!Terms.needsEvaluation(term)) {
      return term;
    }
    Capture capture = Capture.of(draft, term);
    support.add(capture.binding());
    return capture.local();
  }
}
