package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.growing.Growing;
import org.jspecify.annotations.Nullable;

/** The loop: items by index, entries in the order of their keys, elements in order. */
record Scan(int source, int key, int value, Steps block) implements Step {

  @Override
  public int run(@Nullable Object[] locals, Execution during) {
    return switch (Growing.frozen(locals[source])) {
      case ArrayValue array -> items(array, locals, during);
      case ObjectValue object -> entries(object, locals, during);
      case SetValue set -> elements(set, locals, during);
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> NEXT;
      case null -> NEXT;
    };
  }

  private int items(ArrayValue array, @Nullable Object[] locals, Execution during) {
    for (int i = 0; i < array.size(); i++) {
      int answer = pass(NumberValue.of(i), array.get(i), locals, during);
      if (answer > UNDEFINED) {
        return Steps.outward(answer);
      }
    }
    return NEXT;
  }

  private int entries(ObjectValue object, @Nullable Object[] locals, Execution during) {
    for (int rank = 0; rank < object.size(); rank++) {
      int at = object.ranked(rank);
      int answer = pass(object.key(at), object.value(at), locals, during);
      if (answer > UNDEFINED) {
        return Steps.outward(answer);
      }
    }
    return NEXT;
  }

  private int elements(SetValue set, @Nullable Object[] locals, Execution during) {
    for (int i = 0; i < set.size(); i++) {
      int answer = pass(set.get(i), set.get(i), locals, during);
      if (answer > UNDEFINED) {
        return Steps.outward(answer);
      }
    }
    return NEXT;
  }

  private int pass(Value at, Value found, @Nullable Object[] locals, Execution during) {
    during.budget().spend(1);
    locals[key] = at;
    locals[value] = found;
    return block.run(locals, during);
  }
}
