package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;
import java.util.Objects;

/** Plans a rule that puts what it makes into an object, or into an object in that. */
final class ObjectRules {
  private final Frame frame;
  private final Code code;

  ObjectRules(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  /**
   * @param tail the path in the object
   */
  void plan(Rule rule, List<Term> tail, int object) {
    frame.at(rule.head().at());
    frame.bodies.plan(rule.body());
    if (rule.isPartialSet()) {
      Operand element = frame.terms.plan(Objects.requireNonNull(rule.head().key()));
      List<Operand> keys = tail.stream().map(frame.terms::plan).toList();
      add(element, keys, object);
    } else {
      Operand value = frame.terms.plan(Objects.requireNonNull(rule.head().value()));
      List<Operand> keys = tail.stream().map(frame.terms::plan).toList();
      insert(value, keys, object);
    }
    frame.note(rule.head());
  }

  private void insert(Operand value, List<Operand> keys, int object) {
    Operand key = keys.getFirst();
    if (keys.size() == 1) {
      code.add(new Stmt.ObjectInsertOnce(code.at(), key, value, object));
      return;
    }
    int inner = inner(object, key);
    insert(value, keys.subList(1, keys.size()), inner);
    code.add(new Stmt.ObjectInsert(code.at(), key, Code.read(inner), object));
  }

  private void add(Operand element, List<Operand> keys, int object) {
    Operand key = keys.getFirst();
    if (keys.size() == 1) {
      int set = set(object, key);
      code.add(new Stmt.SetAdd(code.at(), element, set));
      code.add(new Stmt.ObjectInsert(code.at(), key, Code.read(set), object));
      return;
    }
    int inner = inner(object, key);
    add(element, keys.subList(1, keys.size()), inner);
    code.add(new Stmt.ObjectInsert(code.at(), key, Code.read(inner), object));
  }

  /** The object under the key, or a new one. */
  private int inner(int object, Operand key) {
    int inner = code.local();
    int either = code.depth();
    code.begin();
    code.begin();
    code.add(new Stmt.Dot(code.at(), Code.read(object), key, inner));
    code.leave(either);
    code.blocks(code.end());
    code.add(new Stmt.MakeObject(code.at(), inner));
    code.blocks(code.end());
    return inner;
  }

  /** The set under the key, or a new one; anything else there is a conflict with the new one. */
  private int set(int object, Operand key) {
    int set = code.local();
    int either = code.depth();
    code.begin();
    code.begin();
    code.add(new Stmt.Dot(code.at(), Code.read(object), key, set));
    code.add(new Stmt.IsSet(code.at(), Code.read(set)));
    code.leave(either);
    code.blocks(code.end());
    code.add(new Stmt.MakeSet(code.at(), set));
    code.add(new Stmt.ObjectInsertOnce(code.at(), key, Code.read(set), object));
    code.blocks(code.end());
    return set;
  }
}
