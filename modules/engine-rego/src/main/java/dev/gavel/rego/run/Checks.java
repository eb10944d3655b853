package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.growing.GrowingArray;
import dev.gavel.rego.run.growing.GrowingObject;
import dev.gavel.rego.run.growing.GrowingSet;
import org.jspecify.annotations.Nullable;

/** Steps that are undefined when something does not hold. */
final class Checks {
  private Checks() {}

  private static int when(boolean holds) {
    return holds ? Step.NEXT : Step.UNDEFINED;
  }

  record Equal(Source a, Source b) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value left = a.valueIn(locals);
      if (left == null) {
        return UNDEFINED;
      }
      during.heed(left);
      return when(left.equals(b.valueIn(locals)));
    }
  }

  /** Two undefined operands are as little different as they are equal. */
  record NotEqual(Source a, Source b) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value left = a.valueIn(locals);
      Value right = b.valueIn(locals);
      if (left == null || right == null) {
        return UNDEFINED;
      }
      during.heed(left);
      return when(!left.equals(right));
    }
  }

  record IsArray(Source source) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Object found = source.in(locals);
      return when(found instanceof ArrayValue || found instanceof GrowingArray);
    }
  }

  record IsObject(Source source) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Object found = source.in(locals);
      return when(found instanceof ObjectValue || found instanceof GrowingObject);
    }
  }

  record IsSet(Source source) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Object found = source.in(locals);
      return when(found instanceof SetValue || found instanceof GrowingSet);
    }
  }

  record IsDefined(int source) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      return when(locals[source] != null);
    }
  }

  record IsUndefined(int source) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      return when(locals[source] == null);
    }
  }
}
