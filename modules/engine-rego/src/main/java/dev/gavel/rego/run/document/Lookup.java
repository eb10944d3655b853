package dev.gavel.rego.run.document;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What stands under a key, at an index, or in a set. */
public final class Lookup {
  private Lookup() {}

  public static @Nullable Value in(Value source, Value key) {
    return switch (source) {
      case ObjectValue object -> object.get(key);
      case ArrayValue array -> key instanceof NumberValue index ? item(array, index) : null;
      case SetValue set -> set.contains(key) ? key : null;
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> null;
    };
  }

  /**
   * In documents of base data, by a reference that starts at {@code data}: keys are text there, as
   * they are in the store's paths, so numbers find fields and texts find items.
   */
  public static @Nullable Value inData(Value source, Value key) {
    return switch (source) {
      case ObjectValue object when key instanceof NumberValue -> object.get(key.toString());
      case ArrayValue array when key instanceof StringValue text -> item(array, text.text());
      case ObjectValue _, ArrayValue _, SetValue _ -> in(source, key);
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> null;
    };
  }

  private static @Nullable Value item(ArrayValue array, NumberValue index) {
    double nearest = index.doubleValue();
    int at = (int) nearest;
    boolean within = at == nearest && at >= 0 && at < array.size();
    return within && isExactly(index, at) ? array.get(at) : null;
  }

  private static boolean isExactly(NumberValue number, int integer) {
    return number.isLong() || number.decimal().compareTo(BigDecimal.valueOf(integer)) == 0;
  }

  private static @Nullable Value item(ArrayValue array, String index) {
    try {
      int at = Integer.parseInt(index);
      return at >= 0 && at < array.size() ? array.get(at) : null;
    } catch (NumberFormatException noIndex) {
      return null;
    }
  }
}
