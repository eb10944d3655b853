package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans that two terms are one value, which may give variables on either side their values. */
final class Unification {
  private final Frame frame;
  private final Code code;

  Unification(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  void plan(Term a, Term b) {
    if (a instanceof ArrayTerm(_, List<Term> left) && b instanceof ArrayTerm(_, List<Term> right)) {
      arrays(left, right);
    } else if (a instanceof ObjectTerm left && b instanceof ObjectTerm right) {
      objects(left, right);
    } else if (frame.variables.binds(a)) {
      Operand value = frame.terms.plan(b);
      match(value, a);
    } else {
      Operand value = frame.terms.plan(a);
      match(value, b);
    }
  }

  private void arrays(List<Term> left, List<Term> right) {
    if (left.size() != right.size()) {
      code.fail();
      return;
    }
    for (int i = 0; i < left.size(); i++) {
      plan(left.get(i), right.get(i));
    }
  }

  /**
   * Where both have a key in the same words, their values are unified. Any other key can be told
   * only when the plan runs, and what stands under it gives no variable its value, so these are
   * compared last.
   */
  private void objects(ObjectTerm a, ObjectTerm b) {
    Map<Term, Term> left = entries(a);
    Map<Term, Term> right = entries(b);
    if (left.size() != right.size()) {
      code.fail();
      return;
    }
    left.forEach(
        (key, value) -> {
          Term other = right.get(key);
          if (other != null) {
            plan(value, other);
          }
        });
    if (!left.keySet().equals(right.keySet())) {
      Operand one = frame.terms.plan(a);
      Operand other = frame.terms.plan(b);
      code.equal(one, other);
    }
  }

  private static Map<Term, Term> entries(ObjectTerm object) {
    return object.entries().stream()
        .collect(
            Collectors.toMap(
                ObjectTerm.Entry::key,
                ObjectTerm.Entry::value,
                (_, last) -> last,
                java.util.LinkedHashMap::new));
  }

  /** Plans that a value fits a term. */
  void match(Operand value, Term pattern) {
    switch (pattern) {
      case Var(_, String name) when frame.variables.binds(pattern) -> bind(name, value);
      case ArrayTerm(_, List<Term> items) when !Terms.isConstant(pattern) -> array(value, items);
      case ObjectTerm object when !Terms.isConstant(pattern) -> object(value, object);
      default -> {
        Operand other = frame.terms.plan(pattern);
        code.equal(value, other);
      }
    }
  }

  /**
   * What comes from the base documents is copied, since lookups in a copy are others than lookups
   * from the root; and input and data are, since they may be replaced later.
   */
  void bind(String name, Operand value) {
    if (value instanceof Operand.Local(int local)
        && (local == Code.INPUT || code.isFromData(local))) {
      int copy = code.local();
      code.assign(value, copy);
      frame.variables.put(name, Code.read(copy));
    } else {
      frame.variables.put(name, value);
    }
  }

  private void array(Operand value, List<Term> items) {
    code.add(new Stmt.IsArray(code.at(), value));
    requireSize(value, items.size());
    for (int i = 0; i < items.size(); i++) {
      Operand item = code.dot(value, code.integer(i));
      match(item, items.get(i));
    }
  }

  private void object(Operand value, ObjectTerm object) {
    Map<Term, Term> entries = entries(object);
    code.add(new Stmt.IsObject(code.at(), value));
    requireSize(value, entries.size());
    entries.forEach(
        (key, pattern) -> {
          Operand item = code.dot(value, frame.terms.plan(key));
          match(item, pattern);
        });
  }

  private void requireSize(Operand value, int size) {
    int actual = code.local();
    code.add(new Stmt.Len(code.at(), value, actual));
    Operand wanted = code.integer(size);
    code.equal(Code.read(actual), wanted);
  }
}
