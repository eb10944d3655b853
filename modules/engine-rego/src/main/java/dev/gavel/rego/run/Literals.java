package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.document.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that make a collection at once; it is undefined when one of its parts is. */
final class Literals {
  private Literals() {}

  record OfArray(List<Source> items, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value[] values = parts(items, locals, during);
      if (values == null) {
        return UNDEFINED;
      }
      during.budget().allocate(Size.COLLECTION + (long) Size.ITEM * values.length);
      locals[target] = ArrayValue.of(values);
      return NEXT;
    }
  }

  record OfSet(List<Source> elements, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value[] values = parts(elements, locals, during);
      if (values == null) {
        return UNDEFINED;
      }
      during.budget().allocate(Size.COLLECTION + (long) Size.ELEMENT * values.length);
      locals[target] = SetValue.of(List.of(values));
      return NEXT;
    }
  }

  record OfObject(List<Source> keys, List<Source> values, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value[] names = parts(keys, locals, during);
      Value[] entries = names == null ? null : parts(values, locals, during);
      if (names == null || entries == null) {
        return UNDEFINED;
      }
      during.budget().allocate(Size.COLLECTION + (long) Size.ENTRY * names.length);
      ObjectValue.Builder object = ObjectValue.builder();
      for (int i = 0; i < names.length; i++) {
        object.put(names[i], entries[i]);
      }
      locals[target] = object.build();
      return NEXT;
    }
  }

  private static Value @Nullable [] parts(
      List<Source> parts, @Nullable Object[] locals, Execution during) {
    Value[] values = new Value[parts.size()];
    for (int i = 0; i < values.length; i++) {
      Value value = parts.get(i).valueIn(locals);
      if (value == null) {
        return null;
      }
      during.heed(value);
      values[i] = value;
    }
    return values;
  }
}
