package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.growing.Growing;
import dev.gavel.rego.run.growing.GrowingArray;
import dev.gavel.rego.run.growing.GrowingObject;
import dev.gavel.rego.run.growing.GrowingSet;
import org.jspecify.annotations.Nullable;

/**
 * Steps that put something into a collection. One that is frozen already, since it left a call,
 * goes on growing as a copy.
 */
final class Filling {
  private Filling() {}

  record Append(Source item, int array, Location at) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value value = item.valueIn(locals);
      if (value == null) {
        return UNDEFINED;
      }
      during.heed(value);
      during.budget().allocate(Size.ITEM);
      growing(locals).add(value);
      return NEXT;
    }

    private GrowingArray growing(@Nullable Object[] locals) {
      Object found = locals[array];
      if (found instanceof GrowingArray growing) {
        return growing;
      }
      if (!(found instanceof ArrayValue start)) {
        throw noCollection("an array", at);
      }
      GrowingArray growing = new GrowingArray(start);
      locals[array] = growing;
      return growing;
    }
  }

  record Add(Source element, int set, Location at) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value value = element.valueIn(locals);
      if (value == null) {
        return UNDEFINED;
      }
      during.heed(value);
      if (growing(locals).add(value)) {
        during.budget().allocate(Size.ELEMENT);
      }
      return NEXT;
    }

    private GrowingSet growing(@Nullable Object[] locals) {
      Object found = locals[set];
      if (found instanceof GrowingSet growing) {
        return growing;
      }
      if (!(found instanceof SetValue start)) {
        throw noCollection("a set", at);
      }
      GrowingSet growing = new GrowingSet(start);
      locals[set] = growing;
      return growing;
    }
  }

  record Insert(Source key, Source value, int object, Location at) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value name = key.valueIn(locals);
      Object entry = value.in(locals);
      if (name == null || entry == null) {
        return UNDEFINED;
      }
      during.heed(name);
      during.budget().allocate(Size.ENTRY);
      growingObject(locals, object, at).put(name, entry);
      return NEXT;
    }
  }

  record InsertOnce(Source key, Source value, int object, Location at) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value name = key.valueIn(locals);
      Object entry = value.in(locals);
      if (name == null || entry == null) {
        return UNDEFINED;
      }
      during.heed(name);
      GrowingObject growing = growingObject(locals, object, at);
      Value known = Growing.frozen(growing.get(name));
      if (known == null) {
        during.budget().allocate(Size.ENTRY);
        growing.put(name, entry);
      } else if (!agree(known, entry, during)) {
        throw new EvaluationException(
            EvaluationException.CONFLICT, at, "object keys must be unique");
      }
      return NEXT;
    }
  }

  private static boolean agree(Value known, Object entry, Execution during) {
    during.heed(known);
    return known.equals(Growing.frozen(entry));
  }

  private static GrowingObject growingObject(@Nullable Object[] locals, int object, Location at) {
    Object found = locals[object];
    if (found instanceof GrowingObject growing) {
      return growing;
    }
    if (!(found instanceof ObjectValue start)) {
      throw noCollection("an object", at);
    }
    GrowingObject growing = new GrowingObject(start);
    locals[object] = growing;
    return growing;
  }

  /** No plan that a planner made comes here; a stranger's may. */
  private static EvaluationException noCollection(String wanted, Location at) {
    return new EvaluationException(
        EvaluationException.INTERNAL, at, "the plan puts something into what is not " + wanted);
  }
}
