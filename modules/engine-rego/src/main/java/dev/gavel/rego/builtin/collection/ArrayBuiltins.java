package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code array.*} family. */
public final class ArrayBuiltins {
  private static final long REFERENCE_BYTES = 8;

  private ArrayBuiltins() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "array.concat", ArrayBuiltins::concat,
        "array.flatten", ArrayBuiltins::flatten,
        "array.reverse", ArrayBuiltins::reverse,
        "array.slice", ArrayBuiltins::slice);
  }

  private static Value concat(Evaluation during, Value[] operands) {
    ArrayValue first = Operands.array(operands, 1);
    ArrayValue second = Operands.array(operands, 2);
    if (first.size() == 0) {
      return second;
    }
    if (second.size() == 0) {
      return first;
    }
    List<Value> items = room(during, first.size() + second.size());
    items.addAll(first.asList());
    items.addAll(second.asList());
    return ArrayValue.of(items);
  }

  private static Value flatten(Evaluation during, Value[] operands) {
    ArrayValue array = Operands.array(operands, 1);
    List<Value> items = new ArrayList<>();
    for (Value item : array) {
      if (item instanceof ArrayValue nested) {
        items.addAll(nested.asList());
      } else {
        items.add(item);
      }
    }
    during.budget().spend(items.size());
    during.budget().allocate(REFERENCE_BYTES * items.size());
    return ArrayValue.of(items);
  }

  private static Value reverse(Evaluation during, Value[] operands) {
    ArrayValue array = Operands.array(operands, 1);
    List<Value> items = room(during, array.size());
    items.addAll(array.asList().reversed());
    return ArrayValue.of(items);
  }

  /** Places outside of the array mean its nearer end. */
  private static Value slice(Evaluation during, Value[] operands) {
    ArrayValue array = Operands.array(operands, 1);
    long from = Operands.integer(operands, 2);
    long to = Operands.integer(operands, 3);
    int stop = Math.clamp(to, 0, array.size());
    int start = Math.clamp(from, 0, stop);
    if (start == 0 && stop == array.size()) {
      return array;
    }
    List<Value> items = room(during, stop - start);
    items.addAll(array.asList().subList(start, stop));
    return ArrayValue.of(items);
  }

  private static List<Value> room(Evaluation during, int size) {
    during.budget().spend(size);
    during.budget().allocate(REFERENCE_BYTES * size);
    return new ArrayList<>(size);
  }
}
