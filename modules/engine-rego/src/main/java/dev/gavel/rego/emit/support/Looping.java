package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.index.Filters;
import dev.gavel.rego.run.index.Visits;
import org.jspecify.annotations.Nullable;

/** Goes through collections by position: items by index, entries and elements in order. */
public final class Looping {
  private Looping() {}

  /** None for what is no collection. */
  public static int size(@Nullable Value source) {
    return switch (source) {
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case SetValue set -> set.size();
      case null, default -> 0;
    };
  }

  public static Value key(Value source, int at) {
    if (source instanceof ArrayValue) {
      return NumberValue.of(at);
    }
    if (source instanceof ObjectValue object) {
      return object.key(object.ranked(at));
    }
    return ((SetValue) source).get(at);
  }

  public static Value value(Value source, int at) {
    if (source instanceof ArrayValue array) {
      return array.get(at);
    }
    if (source instanceof ObjectValue object) {
      return object.value(object.ranked(at));
    }
    return ((SetValue) source).get(at);
  }

  public static void step(Execution during) {
    during.budget().spend(1);
  }

  /** Null when nothing can be found. */
  public static @Nullable Visits visitsInData(
      Execution during,
      @Nullable Value data,
      @Nullable Value source,
      Filters filters,
      @Nullable Value[] wanted) {
    return visits(during, source, during.isBaseData(data), filters, wanted);
  }

  public static @Nullable Visits visits(
      Execution during,
      @Nullable Value same,
      @Nullable Value source,
      Filters filters,
      @Nullable Value[] wanted) {
    return visits(during, source, false, filters, wanted);
  }

  private static @Nullable Visits visits(
      Execution during,
      @Nullable Value source,
      boolean isBaseData,
      Filters filters,
      @Nullable Value[] wanted) {
    Value[] values = Making.defined(wanted);
    return source == null || values == null
        ? null
        : during.indexes().visits(filters, source, isBaseData, values);
  }

  /** A number; null for what is no collection. */
  public static @Nullable Value length(@Nullable Value source) {
    return switch (source) {
      case ArrayValue array -> NumberValue.of(array.size());
      case ObjectValue object -> NumberValue.of(object.size());
      case SetValue set -> NumberValue.of(set.size());
      case null, default -> null;
    };
  }
}
