package dev.gavel.conditions.path;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** The values directly inside a value, by position; a member's name is not one of them. */
final class Children {
  private Children() {}

  static boolean areElements(Value parent) {
    return parent instanceof ArrayValue || parent instanceof SetValue;
  }

  static int count(Value parent) {
    return switch (parent) {
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case SetValue set -> set.size();
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> 0;
    };
  }

  static Value get(Value parent, int position) {
    return switch (parent) {
      case ArrayValue array -> array.get(position);
      case ObjectValue object -> object.value(position);
      case SetValue set -> set.get(position);
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ ->
          throw new IndexOutOfBoundsException(position);
    };
  }
}
