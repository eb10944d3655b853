package dev.gavel.rego.plan.planner;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/** Plans terms to where their values are. */
final class TermPlanner {
  private final Frame frame;

  TermPlanner(Frame frame) {
    this.frame = frame;
  }

  Operand plan(Term term) {
    return switch (term) {
      case Scalar scalar -> scalar(scalar);
      case Var variable -> variable(variable);
      case Ref ref -> frame.references.plan(ref);
      case ArrayTerm array -> array(array);
      case SetTerm set -> set(set);
      case ObjectTerm object -> object(object);
      case ArrayComprehension it -> arrayComprehension(it);
      case SetComprehension it -> setComprehension(it);
      case ObjectComprehension it -> objectComprehension(it);
      case Call call -> frame.calls.value(call);
      case TemplateString _ ->
          throw new IllegalArgumentException("template strings are rewritten before planning");
    };
  }

  private Operand scalar(Scalar scalar) {
    Code code = frame.code;
    return switch (scalar.value()) {
      case BooleanValue truth -> new Operand.Bool(truth == BooleanValue.TRUE);
      case StringValue(String text) -> frame.text(text);
      case NullValue _ -> {
        int target = code.local();
        code.add(new Stmt.MakeNull(code.at(), target));
        yield Code.read(target);
      }
      case NumberValue number -> {
        int target = code.local();
        int text = frame.program.constants().string(number.toString());
        code.add(new Stmt.MakeNumberRef(code.at(), text, target));
        yield Code.read(target);
      }
      case ArrayValue _, ObjectValue _, SetValue _ ->
          throw new IllegalArgumentException("a scalar is no " + scalar.value().kind());
    };
  }

  private Operand variable(Var variable) {
    return Names.isRoot(variable.name())
        ? plan(new Ref(variable.at(), List.of(variable)))
        : frame.variable(variable.name());
  }

  private Operand array(ArrayTerm array) {
    int target = frame.code.makeArray(array.items().size());
    for (Term item : array.items()) {
      append(item, target);
    }
    return Code.read(target);
  }

  private Operand set(SetTerm set) {
    int target = frame.code.makeSet();
    for (Term item : set.items()) {
      add(item, target);
    }
    return Code.read(target);
  }

  private Operand object(ObjectTerm object) {
    int target = frame.code.makeObject();
    for (ObjectTerm.Entry entry : object.entries()) {
      Operand key = plan(entry.key());
      Operand value = plan(entry.value());
      frame.code.add(new Stmt.ObjectInsert(frame.code.at(), key, value, target));
    }
    return Code.read(target);
  }

  private void append(Term item, int array) {
    Operand value = plan(item);
    frame.code.add(new Stmt.ArrayAppend(frame.code.at(), value, array));
  }

  private void add(Term item, int set) {
    Operand value = plan(item);
    frame.code.add(new Stmt.SetAdd(frame.code.at(), value, set));
  }

  private Operand arrayComprehension(ArrayComprehension it) {
    frame.at(it.at());
    int target = frame.code.makeArray(0);
    forEach(it.body(), () -> append(it.head(), target));
    return Code.read(target);
  }

  private Operand setComprehension(SetComprehension it) {
    frame.at(it.at());
    int target = frame.code.makeSet();
    forEach(it.body(), () -> add(it.head(), target));
    return Code.read(target);
  }

  private Operand objectComprehension(ObjectComprehension it) {
    frame.at(it.at());
    int target = frame.code.makeObject();
    forEach(
        it.body(),
        () -> {
          Operand key = plan(it.key());
          Operand value = plan(it.value());
          frame.code.add(new Stmt.ObjectInsertOnce(frame.code.at(), key, value, target));
        });
    return Code.read(target);
  }

  private void forEach(Body body, Runnable collect) {
    frame.code.begin();
    frame.variables.enter();
    frame.bodies.plan(body);
    collect.run();
    frame.variables.leave();
    frame.code.blocks(frame.code.end());
  }
}
