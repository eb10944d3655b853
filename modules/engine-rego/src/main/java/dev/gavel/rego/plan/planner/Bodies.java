package dev.gavel.rego.plan.planner;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;

/** Plans expressions one after the other; what one of them leaves open, the next ones go into. */
final class Bodies {
  private final Frame frame;
  private final Code code;
  private final Replacements replacements;
  private final Everys everys;

  Bodies(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
    this.replacements = new Replacements(frame);
    this.everys = new Everys(frame);
  }

  void plan(Body body) {
    Spot outer = code.at();
    for (Expr expr : body) {
      frame.at(expr.at());
      frame.note(expr);
      plan(expr);
    }
    code.at(outer);
  }

  void plan(Expr expr) {
    if (!expr.with().isEmpty()) {
      replacements.plan(expr);
    } else if (expr.negated()) {
      not(() -> plan(expr.statement()));
    } else {
      plan(expr.statement());
    }
  }

  private void plan(Statement statement) {
    switch (statement) {
      case Statement.Holds(Term term) -> holds(term);
      case Statement.Calls calls -> frame.calls.plan(calls.function(), calls.arguments());
      case Statement.Some _ -> {}
      case Statement.Every every -> everys.plan(every);
      case Statement.Not not -> not(() -> plan(not.body()));
      case Statement.And and -> {
        once(() -> plan(and.left()));
        once(() -> plan(and.right()));
      }
      case Statement.Or or -> or(or);
    }
  }

  private void holds(Term term) {
    switch (term) {
      case Var _, Ref _ -> code.holds(frame.terms.plan(term));
      case Scalar(_, BooleanValue truth) when truth == BooleanValue.FALSE -> code.fail();
      case Scalar _ -> {}
      default -> frame.terms.plan(term);
    }
  }

  /** Plans what binds nothing that counts outside, and goes on after it once at most. */
  private void once(Runnable inside) {
    int depth = code.depth();
    frame.variables.enter();
    inside.run();
    frame.variables.leave();
    code.settle(depth);
  }

  private void not(Runnable inside) {
    code.begin();
    once(inside);
    code.add(new Stmt.Not(code.at(), code.end()));
  }

  private void or(Statement.Or or) {
    int holds = code.local();
    code.reset(holds);
    int either = code.depth();
    code.begin();
    code.begin();
    once(() -> plan(or.left()));
    code.assign(Code.TRUE, holds);
    code.leave(either);
    code.blocks(code.end());
    once(() -> plan(or.right()));
    code.assign(Code.TRUE, holds);
    code.blocks(code.end());
    code.isDefined(holds);
  }
}
