package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives both sides of each equality of a test rule a variable, so that a report can show what was
 * compared. A side that is taken out of a {@code not} would have to be defined, so those stay.
 */
public final class RewriteTestRulesForTracing {
  private static final String TEST_PREFIX = "test_";

  private final Draft draft;

  private RewriteTestRulesForTracing(Draft draft) {
    this.draft = draft;
  }

  public static void run(Draft draft) {
    if (draft.options().traceTests()) {
      RewriteTestRulesForTracing pass = new RewriteTestRulesForTracing(draft);
      draft.rewriteBranches(
          rule ->
              isTest(rule.head()) ? Rules.with(rule, rule.head(), pass.body(rule.body())) : rule);
    }
  }

  private static boolean isTest(Head head) {
    return head.reference().parts().size() == 1
        && head.reference().head() instanceof Var name
        && name.name().startsWith(TEST_PREFIX);
  }

  private Body body(Body body) {
    List<Expr> all = new ArrayList<>();
    for (Expr expr : body) {
      boolean written = !expr.negated() && expr.origin() != Expr.Origin.GENERATED;
      all.add(written ? rewrite(expr, all) : expr);
    }
    return new Body(all);
  }

  private Expr rewrite(Expr expr, List<Expr> all) {
    return switch (expr.statement()) {
      case Statement.Calls calls when Operators.isCallOf(Operators.UNIFY, expr) -> {
        List<Term> arguments = new ArrayList<>(calls.arguments());
        arguments
            .subList(0, Math.min(2, arguments.size()))
            .replaceAll(side -> captured(side, expr, all));
        yield expr.with(new Statement.Calls(calls.function(), arguments));
      }
      case Statement.Every every ->
          expr.with(
              new Statement.Every(
                  every.at(), every.key(), every.value(), every.domain(), body(every.body())));
      case Statement.Calls _,
          Statement.Holds _,
          Statement.Some _,
          Statement.Not _,
          Statement.And _,
          Statement.Or _ ->
          expr;
    };
  }

  private Term captured(Term side, Expr expr, List<Expr> all) {
    if (!(side instanceof Ref || Visitor.isComprehension(side))) {
      return side;
    }
    Capture capture = Capture.of(draft, side, expr.with());
    all.add(capture.binding());
    return capture.local();
  }
}
