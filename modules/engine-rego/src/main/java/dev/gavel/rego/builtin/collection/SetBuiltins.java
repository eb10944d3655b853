package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets put together and taken apart. */
public final class SetBuiltins {
  private SetBuiltins() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "and", (during, operands) -> first(during, operands).intersection(second(operands)),
        "or", (during, operands) -> first(during, operands).union(second(operands)),
        "set_diff", (during, operands) -> first(during, operands).without(second(operands)),
        "intersection", SetBuiltins::intersection,
        "union", SetBuiltins::union);
  }

  private static SetValue first(Evaluation during, Value[] operands) {
    SetValue set = Operands.set(operands, 1);
    int size = set.size() + (operands[1] instanceof SetValue other ? other.size() : 0);
    during.budget().spend(size);
    during.budget().allocate(8L * size);
    return set;
  }

  private static SetValue second(Value[] operands) {
    return Operands.set(operands, 2);
  }

  private static Value intersection(Evaluation during, Value[] operands) {
    List<SetValue> sets = sets(operands);
    SetValue result = sets.isEmpty() ? SetValue.EMPTY : sets.getFirst();
    for (SetValue set : sets) {
      during.budget().spend(set.size());
      result = result.intersection(set);
    }
    return result;
  }

  private static Value union(Evaluation during, Value[] operands) {
    List<Value> items = new ArrayList<>();
    for (SetValue set : sets(operands)) {
      during.budget().spend(set.size());
      during.budget().allocate(8L * set.size());
      items.addAll(set.asList());
    }
    return SetValue.of(items);
  }

  private static List<SetValue> sets(Value[] operands) {
    List<SetValue> sets = new ArrayList<>();
    for (Value item : Operands.set(operands, 1)) {
      if (!(item instanceof SetValue set)) {
        throw Operands.wrongKind(1, item, "set");
      }
      sets.add(set);
    }
    return sets;
  }
}
