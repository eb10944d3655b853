package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.document.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes collections whose parts are all known; null when one of them is undefined. */
public final class Making {
  private Making() {}

  public static @Nullable Value array(Execution during, @Nullable Value[] items) {
    Value[] values = heeded(during, items);
    if (values == null) {
      return null;
    }
    during.budget().allocate(Size.COLLECTION + (long) Size.ITEM * values.length);
    return ArrayValue.of(values);
  }

  public static @Nullable Value set(Execution during, @Nullable Value[] elements) {
    Value[] values = heeded(during, elements);
    if (values == null) {
      return null;
    }
    during.budget().allocate(Size.COLLECTION + (long) Size.ELEMENT * values.length);
    return SetValue.of(List.of(values));
  }

  public static @Nullable Value object(
      Execution during, @Nullable Value[] keys, @Nullable Value[] values) {
    Value[] names = heeded(during, keys);
    Value[] entries = names == null ? null : heeded(during, values);
    if (names == null || entries == null) {
      return null;
    }
    during.budget().allocate(Size.COLLECTION + (long) Size.ENTRY * names.length);
    ObjectValue.Builder object = ObjectValue.builder();
    for (int i = 0; i < names.length; i++) {
      object.put(names[i], entries[i]);
    }
    return object.build();
  }

  /** Null when one is undefined. */
  static Value @Nullable [] defined(@Nullable Value[] values) {
    Value[] defined = new Value[values.length];
    for (int i = 0; i < defined.length; i++) {
      Value value = values[i];
      if (value == null) {
        return null;
      }
      defined[i] = value;
    }
    return defined;
  }

  private static Value @Nullable [] heeded(Execution during, @Nullable Value[] values) {
    Value[] defined = defined(values);
    if (defined != null) {
      for (Value value : defined) {
        during.heed(value);
      }
    }
    return defined;
  }
}
