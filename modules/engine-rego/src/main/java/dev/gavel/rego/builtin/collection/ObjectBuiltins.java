package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Elements;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The {@code object.*} family. */
public final class ObjectBuiltins {
  private static final long ENTRY_BYTES = 16;

  private ObjectBuiltins() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "object.filter", (during, operands) -> chosen(during, operands, true),
        "object.remove", (during, operands) -> chosen(during, operands, false),
        "object.get", (_, operands) -> get(operands),
        "object.keys", (during, operands) -> keys(during, Operands.object(operands, 1)),
        "object.subset", (during, operands) -> BooleanValue.of(Subsets.test(during, operands)),
        "object.union", ObjectBuiltins::union,
        "object.union_n", ObjectBuiltins::unionOfMany);
  }

  private static Value chosen(Evaluation during, Value[] operands, boolean listed) {
    ObjectValue object = Operands.object(operands, 1);
    Predicate<Value> isListed = keysOf(operands[1]);
    made(during, object.size());
    ObjectValue.Builder chosen = ObjectValue.builder();
    for (int i = 0; i < object.size(); i++) {
      if (isListed.test(object.key(i)) == listed) {
        chosen.put(object.key(i), object.value(i));
      }
    }
    return chosen.build();
  }

  private static Predicate<Value> keysOf(Value keys) {
    return switch (keys) {
      case ArrayValue array -> SetValue.of(array.asList())::contains;
      case SetValue set -> set::contains;
      case ObjectValue object -> key -> object.get(key) != null;
      default -> throw Operands.wrongKind(2, keys, "object", "set", "array");
    };
  }

  /** By a key, or by the path that an array is. */
  private static Value get(Value[] operands) {
    ObjectValue object = Operands.object(operands, 1);
    Value found =
        operands[1] instanceof ArrayValue path ? at(object, path) : object.get(operands[1]);
    return found == null ? operands[2] : found;
  }

  private static @Nullable Value at(Value document, ArrayValue path) {
    Value value = document;
    for (Value step : path) {
      value = Elements.of(value, step);
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  private static Value keys(Evaluation during, ObjectValue object) {
    made(during, object.size());
    List<Value> keys = new ArrayList<>(object.size());
    for (int i = 0; i < object.size(); i++) {
      keys.add(object.key(i));
    }
    return SetValue.of(keys);
  }

  private static Value union(Evaluation during, Value[] operands) {
    return union(during, Operands.object(operands, 1), Operands.object(operands, 2));
  }

  /** The second one's values stand, but where both have objects those are united in turn. */
  private static ObjectValue union(Evaluation during, ObjectValue first, ObjectValue second) {
    if (first.size() == 0) {
      return second;
    }
    if (second.size() == 0) {
      return first;
    }
    made(during, first.size() + second.size());
    ObjectValue.Builder united = ObjectValue.builder();
    for (int i = 0; i < first.size(); i++) {
      united.put(first.key(i), first.value(i));
    }
    for (int i = 0; i < second.size(); i++) {
      Value mine = first.get(second.key(i));
      Value theirs = second.value(i);
      united.put(
          second.key(i),
          mine instanceof ObjectValue a && theirs instanceof ObjectValue b
              ? union(during, a, b)
              : theirs);
    }
    return united.build();
  }

  private static Value unionOfMany(Evaluation during, Value[] operands) {
    ArrayValue objects = Operands.array(operands, 1);
    ObjectUnion union = new ObjectUnion();
    for (Value item : objects) {
      if (!(item instanceof ObjectValue object)) {
        throw Operands.wrongElement(1, objects, item, "object");
      }
      made(during, object.size());
      union.add(object);
    }
    return objects.size() == 1 ? objects.get(0) : union.value();
  }

  private static void made(Evaluation during, int entries) {
    during.budget().spend(entries);
    during.budget().allocate(ENTRY_BYTES * entries);
  }
}
