package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.growing.Growing;
import dev.gavel.rego.run.growing.GrowingArray;
import dev.gavel.rego.run.growing.GrowingObject;
import dev.gavel.rego.run.growing.GrowingSet;
import org.jspecify.annotations.Nullable;

/** Steps that set a local. */
final class Assignments {
  private Assignments() {}

  record Assign(Source source, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      locals[target] = source.in(locals);
      return NEXT;
    }
  }

  /** The value of a rule: it may come again, but not with another one. */
  record AssignOnce(Source source, int target, Location at) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Disagreement disagreement = during.disagreement();
      if (disagreement != null && disagreement.concerns(locals)) {
        disagreement.assign(target, source, at);
        return NEXT;
      }
      Object known = locals[target];
      if (known == null) {
        locals[target] = source.in(locals);
        return NEXT;
      }
      Value value = source.valueIn(locals);
      if (value != null) {
        during.heed(value);
      }
      if (value != null && !value.equals(Growing.frozen(known))) {
        throw new DisagreementException(at);
      }
      return NEXT;
    }
  }

  record Reset(int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      locals[target] = null;
      return NEXT;
    }
  }

  record MakeArray(int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      during.budget().allocate(Size.COLLECTION);
      locals[target] = new GrowingArray();
      return NEXT;
    }
  }

  record MakeObject(int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      during.budget().allocate(Size.COLLECTION);
      locals[target] = new GrowingObject();
      return NEXT;
    }
  }

  record MakeSet(int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      during.budget().allocate(Size.COLLECTION);
      locals[target] = new GrowingSet();
      return NEXT;
    }
  }
}
