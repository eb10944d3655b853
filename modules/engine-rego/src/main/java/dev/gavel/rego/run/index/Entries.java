package dev.gavel.rego.run.index;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** The entries of a collection by their ranks, which are in the order of a scan. */
final class Entries {
  private Entries() {}

  /** What is no collection has none. */
  static int size(Value source) {
    return switch (source) {
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case SetValue set -> set.size();
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> 0;
    };
  }

  static Value key(Value source, int rank) {
    return switch (source) {
      case ArrayValue _ -> NumberValue.of(rank);
      case ObjectValue object -> object.key(object.ranked(rank));
      case SetValue set -> set.get(rank);
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> throw noEntry(source, rank);
    };
  }

  static Value value(Value source, int rank) {
    return switch (source) {
      case ArrayValue array -> array.get(rank);
      case ObjectValue object -> object.value(object.ranked(rank));
      case SetValue set -> set.get(rank);
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> throw noEntry(source, rank);
    };
  }

  private static IndexOutOfBoundsException noEntry(Value source, int rank) {
    return new IndexOutOfBoundsException(source.kind().noun() + " has no entry " + rank);
  }
}
