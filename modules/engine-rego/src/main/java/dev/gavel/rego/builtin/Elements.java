package dev.gavel.rego.builtin;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What a collection has under a key; a set has its elements under themselves. */
public final class Elements {
  private Elements() {}

  public static @Nullable Value of(Value collection, Value key) {
    return switch (collection) {
      case ObjectValue object -> object.get(key);
      case SetValue set -> set.contains(key) ? key : null;
      case ArrayValue array when key instanceof NumberValue number -> at(array, number);
      default -> null;
    };
  }

  private static @Nullable Value at(ArrayValue array, NumberValue index) {
    long place = Integers.plain(index);
    return place >= 0 && place < array.size() ? array.get((int) place) : null;
  }
}
