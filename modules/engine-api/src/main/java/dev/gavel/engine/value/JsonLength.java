package dev.gavel.engine.value;

import dev.gavel.engine.value.NumberValue.DecimalNumber;
import dev.gavel.engine.value.NumberValue.IntegerNumber;

/** About how many bytes a value's JSON has: as many, when its strings are ASCII without escapes. */
final class JsonLength {
  private JsonLength() {}

  static int of(Value value) {
    return switch (value) {
      case NullValue _ -> "null".length();
      case BooleanValue truth -> truth.toString().length();
      case IntegerNumber integer -> of(integer.number());
      case DecimalNumber decimal -> decimal.toString().length();
      case StringValue string -> string.text().length() + 2;
      case ArrayValue array -> of(array.items());
      case SetValue set -> of(set.unordered());
      case ObjectValue object -> Math.addExact(of(object.keys().items()), of(object.values()));
    };
  }

  /** Each item has a comma or colon after it, but for the last, and there are brackets. */
  private static int of(Value[] items) {
    int length = 1;
    for (Value item : items) {
      length = Math.addExact(length, of(item) + 1);
    }
    return length;
  }

  static int of(long number) {
    return number < 0 ? 1 + digits(-number) : digits(number);
  }

  static int digits(long number) {
    int digits = 1;
    for (long bound = 10; digits < 19 && number >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }
}
