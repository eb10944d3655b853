package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/** Plans references: a value, and the way into it. */
final class References {
  private final Frame frame;
  private final Code code;

  References(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  Operand plan(Ref ref) {
    List<Term> parts = ref.parts();
    if (ref.head() instanceof Var(_, String name) && Names.isRoot(name)) {
      return name.equals(Names.DATA) ? frame.dataReferences.plan(parts) : input(parts);
    }
    return follow(frame.terms.plan(ref.head()), parts, 1, parts.size());
  }

  private Operand input(List<Term> parts) {
    if (parts.size() == 1) {
      code.isDefined(Code.INPUT);
    }
    return follow(Code.read(Code.INPUT), parts, 1, parts.size());
  }

  /** Goes into a value by the parts of a path in that range. */
  Operand follow(Operand value, List<Term> parts, int from, int to) {
    Operand here = value;
    for (Term part : parts.subList(from, to)) {
      here = step(here, part);
    }
    return here;
  }

  private Operand step(Operand here, Term part) {
    if (!frame.variables.binds(part)) {
      return code.dot(here, frame.terms.plan(part));
    }
    Code.Entry entry = code.scan(here);
    frame.unification.match(entry.key(), part);
    return entry.value();
  }
}
