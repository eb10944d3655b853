package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
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

  /** Two terms of which one at least is not an array or an object in so many words. */
  private record Pair(Term a, Term b) {}

  void plan(Term a, Term b) {
    List<Pair> pairs = new ArrayList<>();
    if (!takeApart(a, b, pairs)) {
      code.fail();
      return;
    }
    List<Pair> waiting = pairs;
    int before;
    do {
      before = waiting.size();
      waiting = planKnown(waiting);
    } while (waiting.size() < before);
    waiting.forEach(this::planPair);
  }

  /** Those of which neither side has its value yet, since another pair has to give it. */
  private List<Pair> planKnown(List<Pair> pairs) {
    List<Pair> waiting = new ArrayList<>();
    for (Pair pair : pairs) {
      if (frame.variables.binds(pair.a()) && frame.variables.binds(pair.b())) {
        waiting.add(pair);
      } else {
        planPair(pair);
      }
    }
    return waiting;
  }

  private void planPair(Pair pair) {
    if (frame.variables.binds(pair.a())) {
      match(frame.terms.plan(pair.b()), pair.a());
    } else {
      match(frame.terms.plan(pair.a()), pair.b());
    }
  }

  /** False when the two cannot be one value. */
  private static boolean takeApart(Term a, Term b, List<Pair> pairs) {
    if (a instanceof ArrayTerm(_, List<Term> left) && b instanceof ArrayTerm(_, List<Term> right)) {
      boolean fits = left.size() == right.size();
      for (int i = 0; fits && i < left.size(); i++) {
        fits = takeApart(left.get(i), right.get(i), pairs);
      }
      return fits;
    }
    if (a instanceof ObjectTerm left && b instanceof ObjectTerm right) {
      return objects(left, right, pairs);
    }
    pairs.add(new Pair(a, b));
    return true;
  }

  /**
   * Where both have a key in the same words, their values are unified. Any other key can be told
   * only when the plan runs, so these are compared as a whole.
   */
  private static boolean objects(ObjectTerm a, ObjectTerm b, List<Pair> pairs) {
    Map<Term, Term> left = entries(a);
    Map<Term, Term> right = entries(b);
    boolean fits = left.size() == right.size();
    for (Map.Entry<Term, Term> entry : left.entrySet()) {
      Term other = right.get(entry.getKey());
      fits = fits && (other == null || takeApart(entry.getValue(), other, pairs));
    }
    if (fits && !left.keySet().equals(right.keySet())) {
      pairs.add(new Pair(a, b));
    }
    return fits;
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
