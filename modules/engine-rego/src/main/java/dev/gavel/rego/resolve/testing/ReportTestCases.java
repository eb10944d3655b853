package dev.gavel.rego.resolve.testing;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes rules {@code test_x[name]} tell the name of each case as soon as it is known, so that a
 * case that fails later on is heard of, too. What the compiler took out of the name is computed as
 * early as it can be; what the author wrote stays where it is.
 */
public final class ReportTestCases {
  private static final Ref REPORT =
      new Ref(
          Location.NONE,
          List.of(
              new Var(Location.NONE, "internal"),
              new Scalar(Location.NONE, StringValue.of("test_case"))));

  private final List<Expr> body;

  private ReportTestCases(Body body) {
    this.body = new ArrayList<>(body.expressions());
  }

  public static void run(Draft draft) {
    draft.rewriteRules(ReportTestCases::reporting);
  }

  private static Rule reporting(Rule rule) {
    TestPath path = TestPath.of(rule.head().reference());
    if (path == null || path.isToDo() || path.cases().isEmpty() || reports(rule.body())) {
      return rule;
    }
    return Rules.with(rule, rule.head(), new ReportTestCases(rule.body()).reporting(path.cases()));
  }

  private static boolean reports(Body body) {
    boolean[] found = {false};
    new Visitor() {
      @Override
      protected boolean enterFunction(Ref function) {
        found[0] |= function.equals(REPORT);
        return false;
      }
    }.visit(body);
    return found[0];
  }

  private Body reporting(List<Term> cases) {
    cases.forEach(this::raise);
    int known = -1;
    for (Term name : cases) {
      known = Math.max(known, firstUse(name));
    }
    Statement report = new Statement.Calls(REPORT, List.of(new ArrayTerm(Location.NONE, cases)));
    body.add(known + 1, new Expr(Location.NONE, false, report, List.of(), Expr.Origin.WRITTEN));
    return new Body(body);
  }

  /** Moves what binds the name of a case up to below the first use of what it needs. */
  private void raise(Term name) {
    for (int i = body.size() - 1; i > 0; i--) {
      Expr expr = body.get(i);
      if (expr.origin() == Expr.Origin.GENERATED
          && expr.statement() instanceof Statement.Calls calls
          && Operators.isCallOf(Operators.UNIFY, expr)
          && calls.arguments().getFirst().equals(name)) {
        int target = 0;
        Set<Var> needed = locals(calls.arguments().get(1));
        for (Var variable : needed) {
          int use = firstUse(variable);
          target = Math.max(target, use < i ? use + 1 : 0);
        }
        body.add(target, body.remove(i));
        return;
      }
    }
  }

  private static Set<Var> locals(Term term) {
    Set<Var> locals = new HashSet<>();
    new Visitor() {
      @Override
      protected boolean enter(Term part) {
        if (part instanceof Var variable && variable.isGenerated()) {
          locals.add(variable);
        }
        return true;
      }
    }.visit(term);
    return locals;
  }

  private int firstUse(Term name) {
    for (int i = 0; i < body.size(); i++) {
      if (uses(body.get(i), name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean uses(Expr expr, Term name) {
    boolean[] found = {false};
    new Visitor() {
      @Override
      protected boolean enter(Term part) {
        found[0] |= part instanceof Var && part.equals(name);
        return !found[0];
      }
    }.visit(expr);
    return found[0];
  }
}
