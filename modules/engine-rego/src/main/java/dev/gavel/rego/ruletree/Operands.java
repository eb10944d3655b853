package dev.gavel.rego.ruletree;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that conditions compare with: written into the module where Rego can write them, and
 * put into its data where it cannot, such as numbers whose exponents Rego refuses to read.
 */
final class Operands {
  private static final String PLACE = "data.gavel.operands";
  private static final int LONGEST_EXPONENT = 3;

  private final List<Value> kept = new ArrayList<>();

  String write(Value operand) {
    if (isWritable(operand)) {
      return operand.toString();
    }
    kept.add(operand);
    return PLACE + "[" + (kept.size() - 1) + "]";
  }

  /** The data that the module refers to. */
  Value data() {
    if (kept.isEmpty()) {
      return ObjectValue.EMPTY;
    }
    ObjectValue operands = ObjectValue.builder().put("operands", ArrayValue.of(kept)).build();
    return ObjectValue.builder().put("gavel", operands).build();
  }

  private static boolean isWritable(Value value) {
    return switch (value) {
      case NullValue _, BooleanValue _, StringValue _ -> true;
      case NumberValue number -> isWritable(number);
      case ArrayValue array -> all(array);
      case SetValue _ -> false;
      case ObjectValue object -> {
        boolean writable = true;
        for (int i = 0; i < object.size(); i++) {
          writable &= object.key(i) instanceof StringValue && isWritable(object.value(i));
        }
        yield writable;
      }
    };
  }

  private static boolean all(Iterable<Value> values) {
    for (Value value : values) {
      if (!isWritable(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWritable(NumberValue number) {
    String text = number.toString();
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    return exponent < 0 || text.length() - exponent - 1 <= LONGEST_EXPONENT;
  }
}
