package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.document.Documents;
import dev.gavel.rego.run.document.Lookup;
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.growing.Growing;
import dev.gavel.rego.run.growing.GrowingObject;
import org.jspecify.annotations.Nullable;

/** Steps that look into a collection. */
final class Reading {
  private Reading() {}

  record Dot(Source source, Source key, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Object from = source.in(locals);
      Value wanted = key.valueIn(locals);
      if (from == null || wanted == null) {
        return UNDEFINED;
      }
      Object found =
          switch (from) {
            case GrowingObject growing -> growing.get(wanted);
            case Growing growing -> Lookup.in(growing.freeze(), wanted);
            default -> Lookup.in((Value) from, wanted);
          };
      locals[target] = found;
      return found == null ? UNDEFINED : NEXT;
    }
  }

  /** A step of a reference that starts at {@code data}, with no rule on the way. */
  record DataDot(Source source, Source key, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value from = source.valueIn(locals);
      Value wanted = key.valueIn(locals);
      if (from == null || wanted == null) {
        return UNDEFINED;
      }
      boolean stored = during.isBaseData(locals[Linker.DATA]);
      Value found = stored ? Lookup.inData(from, wanted) : Lookup.in(from, wanted);
      locals[target] = found;
      return found == null ? UNDEFINED : NEXT;
    }
  }

  record Length(Source source, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      int size =
          switch (source.valueIn(locals)) {
            case ArrayValue array -> array.size();
            case ObjectValue object -> object.size();
            case SetValue set -> set.size();
            case null, default -> -1;
          };
      locals[target] = size < 0 ? null : NumberValue.of(size);
      return size < 0 ? UNDEFINED : NEXT;
    }
  }

  record Merge(int a, int b, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value first = Growing.frozen(locals[a]);
      Value second = Growing.frozen(locals[b]);
      if (first == null || second == null) {
        return UNDEFINED;
      }
      if (first instanceof ObjectValue object && second instanceof ObjectValue other) {
        during.budget().allocate((long) Size.ENTRY * (object.size() + other.size()));
      }
      locals[target] = Documents.merged(first, second);
      return NEXT;
    }
  }
}
