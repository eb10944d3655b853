package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Documents cut along paths, which are JSON pointers or arrays of steps. */
public final class JsonPaths {
  private JsonPaths() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "json.filter", JsonPaths::filter,
        "json.remove", JsonPaths::remove,
        "json.patch", JsonPatch::patch);
  }

  /** Paths as a tree; where a path ends, what goes on behind it does not count. */
  private static final class Steps {
    private static final Steps END = new Steps();

    private final Map<Value, Steps> next = new TreeMap<>(Value.ORDER);

    void add(List<Value> path) {
      Steps at = this;
      for (int i = 0; i < path.size() - 1 && at != END; i++) {
        at = at.next.computeIfAbsent(path.get(i), _ -> new Steps());
      }
      if (at != END && !path.isEmpty()) {
        at.next.put(path.getLast(), END);
      }
    }

    @Nullable Steps get(Value step) {
      return next.get(step);
    }

    @Nullable Steps get(int index) {
      return next.get(StringValue.of(Integer.toString(index)));
    }
  }

  /** The steps of a pointer such as {@code /a/0/b}, with or without its first slash. */
  static List<Value> path(Value path) {
    return switch (path) {
      case StringValue pointer -> pointer(pointer.text());
      case ArrayValue steps -> steps.asList();
      default ->
          throw BuiltinException.operand(
              2,
              "must be one of {set, array} containing string paths or array of path segments"
                  + " but got "
                  + Operands.kind(path));
    };
  }

  private static List<Value> pointer(String pointer) {
    List<Value> steps = new ArrayList<>();
    if (pointer.isEmpty()) {
      return steps;
    }
    int start = 0;
    while (start < pointer.length() && pointer.charAt(start) == '/') {
      start++;
    }
    for (int end = start; end <= pointer.length(); end++) {
      if (end == pointer.length() || pointer.charAt(end) == '/') {
        String step = pointer.substring(start, end);
        steps.add(StringValue.of(step.replace("~1", "/").replace("~0", "~")));
        start = end + 1;
      }
    }
    return steps;
  }

  private static Steps steps(Value[] operands) {
    Steps steps = new Steps();
    for (Value path : Operands.items(operands, 2, "set", "array")) {
      steps.add(path(path));
    }
    return steps;
  }

  private static Value filter(Evaluation during, Value[] operands) {
    ObjectValue object = Operands.object(operands, 1);
    return kept(during, object, steps(operands));
  }

  private static Value kept(Evaluation during, Value value, Steps steps) {
    during.budget().spend(1);
    if (steps == Steps.END) {
      return value;
    }
    return switch (value) {
      case ObjectValue object -> {
        ObjectValue.Builder kept = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          Steps below = steps.get(object.key(i));
          if (below != null) {
            kept.put(object.key(i), kept(during, object.value(i), below));
          }
        }
        yield kept.build();
      }
      case ArrayValue array -> {
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          Steps below = steps.get(i);
          if (below != null) {
            kept.add(kept(during, array.get(i), below));
          }
        }
        yield ArrayValue.of(kept);
      }
      case SetValue set -> {
        List<Value> kept = new ArrayList<>();
        for (Value item : set) {
          Steps below = steps.get(item);
          if (below != null) {
            kept.add(kept(during, item, below));
          }
        }
        yield SetValue.of(kept);
      }
      default -> value;
    };
  }

  private static @Nullable Value remove(Evaluation during, Value[] operands) {
    ObjectValue object = Operands.object(operands, 1);
    return left(during, object, steps(operands));
  }

  /** What is left of a value; null when all of it goes. */
  private static @Nullable Value left(Evaluation during, Value value, @Nullable Steps steps) {
    during.budget().spend(1);
    if (steps == null || steps == Steps.END) {
      return steps == null ? value : null;
    }
    return switch (value) {
      case ObjectValue object -> {
        ObjectValue.Builder left = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          Value item = left(during, object.value(i), steps.get(object.key(i)));
          if (item != null) {
            left.put(object.key(i), item);
          }
        }
        yield left.build();
      }
      case ArrayValue array -> {
        List<Value> left = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          addIfLeft(left, left(during, array.get(i), steps.get(i)));
        }
        yield ArrayValue.of(left);
      }
      case SetValue set -> {
        List<Value> left = new ArrayList<>();
        for (Value item : set) {
          addIfLeft(left, left(during, item, steps.get(item)));
        }
        yield SetValue.of(left);
      }
      default -> value;
    };
  }

  private static void addIfLeft(List<Value> left, @Nullable Value item) {
    if (item != null) {
      left.add(item);
    }
  }
}
