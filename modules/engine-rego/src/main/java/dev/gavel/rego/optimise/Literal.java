package dev.gavel.rego.optimise;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A collection that a row of statements makes and fills. */
final class Literal {
  private final Stmt make;
  private final int local;
  private final List<Operand> keys = new ArrayList<>();
  private final List<Operand> parts = new ArrayList<>();

  private Literal(Stmt make, int local) {
    this.make = make;
    this.local = local;
  }

  /** An empty one; null for a statement that makes none. */
  static @Nullable Literal madeBy(Stmt statement) {
    if (statement instanceof Stmt.MakeArray make) {
      return new Literal(make, make.target());
    }
    if (statement instanceof Stmt.MakeObject make) {
      return new Literal(make, make.target());
    }
    return statement instanceof Stmt.MakeSet make ? new Literal(make, make.target()) : null;
  }

  int local() {
    return local;
  }

  int fills() {
    return parts.size();
  }

  /** Takes a part, if that is what the statement puts in. */
  boolean takes(Stmt statement) {
    if (make instanceof Stmt.MakeArray
        && statement instanceof Stmt.ArrayAppend(_, Operand value, int array)
        && array == local) {
      return parts.add(value);
    }
    if (make instanceof Stmt.MakeSet
        && statement instanceof Stmt.SetAdd(_, Operand value, int set)
        && set == local) {
      return parts.add(value);
    }
    return make instanceof Stmt.MakeObject
        && statement instanceof Stmt.ObjectInsert(_, Operand key, Operand value, int object)
        && object == local
        && keys.add(key)
        && parts.add(value);
  }

  List<Operand> operands() {
    List<Operand> operands = new ArrayList<>(keys);
    operands.addAll(parts);
    return operands;
  }

  /** The collection, if all of it is constant. */
  @Nullable Value value(Function<Operand, @Nullable Value> constant) {
    List<Value> names = new ArrayList<>(keys.size());
    List<Value> values = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Value value = constant.apply(parts.get(i));
      Value name = keys.isEmpty() ? value : constant.apply(keys.get(i));
      if (value == null || name == null) {
        return null;
      }
      names.add(name);
      values.add(value);
    }
    if (make instanceof Stmt.MakeArray) {
      return ArrayValue.of(values);
    }
    if (make instanceof Stmt.MakeSet) {
      return SetValue.of(values);
    }
    ObjectValue.Builder object = ObjectValue.builder();
    for (int i = 0; i < values.size(); i++) {
      object.put(names.get(i), values.get(i));
    }
    return object.build();
  }

  /** Makes it at once. */
  Stmt statement() {
    Spot at = make.at();
    if (make instanceof Stmt.MakeArray) {
      return new Stmt.ArrayLiteral(at, parts, local);
    }
    return make instanceof Stmt.MakeSet
        ? new Stmt.SetLiteral(at, parts, local)
        : new Stmt.ObjectLiteral(at, keys, parts, local);
  }
}
