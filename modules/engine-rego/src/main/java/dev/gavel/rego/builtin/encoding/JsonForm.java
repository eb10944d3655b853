package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Values as JSON can hold them: sets become arrays, and a key that is no string becomes its own
 * JSON text. The keys are sorted; of keys that come out equal the last one stands.
 */
public final class JsonForm {
  private final Budget budget;

  private JsonForm(Budget budget) {
    this.budget = budget;
  }

  public static Value of(Value value, Budget budget) {
    return new JsonForm(budget).convert(value);
  }

  private Value convert(Value value) {
    budget.spend(1);
    return switch (value) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> value;
      case ArrayValue array -> items(array);
      case SetValue set -> items(set);
      case ObjectValue object -> object(object);
    };
  }

  private ArrayValue items(Iterable<Value> items) {
    List<Value> converted = new ArrayList<>();
    items.forEach(item -> converted.add(convert(item)));
    return ArrayValue.of(converted);
  }

  private ObjectValue object(ObjectValue object) {
    TreeMap<Value, Value> sorted = new TreeMap<>(Value.ORDER);
    for (int i = 0; i < object.size(); i++) {
      sorted.put(object.key(i), object.value(i));
    }
    TreeMap<Value, Value> named = new TreeMap<>(Value.ORDER);
    sorted.forEach((key, value) -> named.put(name(key), convert(value)));
    ObjectValue.Builder builder = ObjectValue.builder();
    named.forEach(builder::put);
    return builder.build();
  }

  private StringValue name(Value key) {
    return key instanceof StringValue name
        ? name
        : StringValue.of(JsonText.compact(convert(key), budget));
  }
}
