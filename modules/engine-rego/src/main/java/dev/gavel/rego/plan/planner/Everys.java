package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.syntax.tree.Statement;
import java.util.List;

/** Plans {@code every}: there is none for which the body does not hold. */
final class Everys {
  private final Frame frame;
  private final Code code;

  Everys(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  void plan(Statement.Every every) {
    Operand domain = frame.terms.plan(every.domain());
    requireCollection(domain);
    code.begin();
    int none = code.depth();
    Code.Entry entry = code.scan(domain);
    code.begin();
    frame.variables.enter();
    int body = code.depth();
    if (every.key() != null) {
      frame.unification.match(entry.key(), every.key());
    }
    frame.unification.match(entry.value(), every.value());
    frame.bodies.plan(every.body());
    code.settle(body);
    frame.variables.leave();
    code.add(new Stmt.Not(code.at(), code.end()));
    code.settle(none);
    code.add(new Stmt.Not(code.at(), code.end()));
  }

  /** Anything but a collection makes it undefined, and not empty. */
  private void requireCollection(Operand domain) {
    int isCollection = code.local();
    code.reset(isCollection);
    for (Stmt test :
        List.of(
            new Stmt.IsArray(code.at(), domain),
            new Stmt.IsObject(code.at(), domain),
            new Stmt.IsSet(code.at(), domain))) {
      code.begin();
      code.add(test);
      code.assign(Code.TRUE, isCollection);
      code.blocks(code.end());
    }
    code.isDefined(isCollection);
  }
}
