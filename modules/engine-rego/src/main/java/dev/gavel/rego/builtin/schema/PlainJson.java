package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoFloat;
import dev.gavel.rego.builtin.encoding.JsonText;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;

/** Values as text that is equal when they are: every number is written as its double is. */
final class PlainJson {
  private PlainJson() {}

  static String of(Value value, Budget budget) {
    return JsonText.compact(plain(value), budget);
  }

  private static Value plain(Value value) {
    return switch (value) {
      case NumberValue number -> number(number);
      case ArrayValue array -> {
        List<Value> items = new ArrayList<>();
        array.forEach(item -> items.add(plain(item)));
        yield ArrayValue.of(items);
      }
      case ObjectValue object -> {
        ObjectValue.Builder builder = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          builder.put(object.key(i), plain(object.value(i)));
        }
        yield builder.build();
      }
      default -> value;
    };
  }

  private static Value number(NumberValue number) {
    double plain = number.doubleValue();
    return (number.isLong() && Math.abs(plain) < 1e15) || Double.isInfinite(plain)
        ? number
        : NumberValue.parse(GoFloat.json(plain));
  }
}
