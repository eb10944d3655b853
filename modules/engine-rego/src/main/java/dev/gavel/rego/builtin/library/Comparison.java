package dev.gavel.rego.builtin.library;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Elements;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** How two values lie to each other, and whether one lies in another. */
final class Comparison {
  private Comparison() {}

  static Map<String, Builtin> all() {
    return Map.of(
        "eq", test(Value::equals),
        "equal", test(Value::equals),
        "neq", test((a, b) -> !a.equals(b)),
        "lt", order(order -> order < 0),
        "lte", order(order -> order <= 0),
        "gt", order(order -> order > 0),
        "gte", order(order -> order >= 0),
        "internal.member_2", Comparison::isElement,
        "internal.member_3", Comparison::isEntry);
  }

  private static Builtin test(BiPredicate<Value, Value> predicate) {
    return (_, operands) -> BooleanValue.of(predicate.test(operands[0], operands[1]));
  }

  private static Builtin order(IntPredicate predicate) {
    return (_, operands) ->
        BooleanValue.of(predicate.test(Value.ORDER.compare(operands[0], operands[1])));
  }

  private static Value isElement(Evaluation during, Value[] operands) {
    Value item = operands[0];
    return switch (operands[1]) {
      case SetValue set -> BooleanValue.of(set.contains(item));
      case ArrayValue array -> {
        during.budget().spend(array.size());
        yield BooleanValue.of(array.contains(item));
      }
      case ObjectValue object -> {
        during.budget().spend(object.size());
        yield BooleanValue.of(holds(object, item));
      }
      default -> BooleanValue.FALSE;
    };
  }

  private static boolean holds(ObjectValue object, Value item) {
    for (int i = 0; i < object.size(); i++) {
      if (object.value(i).equals(item)) {
        return true;
      }
    }
    return false;
  }

  private static Value isEntry(Evaluation during, Value[] operands) {
    Value key = operands[0];
    Value value = operands[1];
    return BooleanValue.of(value.equals(Elements.of(operands[2], key)));
  }
}
