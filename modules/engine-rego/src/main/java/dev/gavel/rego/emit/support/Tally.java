package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.BuiltinCall;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.growing.GrowingArray;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of an array that only one aggregate asks for. What cannot be summed up in 64 bits
 * is kept after all, and the built-in has the answer then, from the sum of what came before and the
 * rest.
 *
 * <p>The methods that take an item say whether it is defined.
 */
public final class Tally {
  private int count;
  private long sum;
  private @Nullable Value best;
  private @Nullable GrowingArray rest;

  private Tally() {}

  public static Object start(Execution during) {
    during.budget().allocate(Size.COLLECTION);
    return new Tally();
  }

  public static boolean count(Execution during, @Nullable Object tally, @Nullable Value item) {
    if (item == null) {
      return false;
    }
    during.heed(item);
    some(tally).count++;
    return true;
  }

  public static boolean sum(Execution during, @Nullable Object tally, @Nullable Value item) {
    if (item == null) {
      return false;
    }
    Tally known = some(tally);
    if (known.rest == null && item instanceof NumberValue number && number.isLong()) {
      long before = known.sum;
      long after = before + number.toLong();
      if (((before ^ after) & (number.toLong() ^ after)) >= 0) {
        known.sum = after;
        known.count++;
        return true;
      }
    }
    known.keep(during, item);
    return true;
  }

  /** Of equal items the last one is greatest, and least. */
  public static boolean max(Execution during, @Nullable Object tally, @Nullable Value item) {
    return extreme(during, tally, item, 1);
  }

  public static boolean min(Execution during, @Nullable Object tally, @Nullable Value item) {
    return extreme(during, tally, item, -1);
  }

  private static boolean extreme(
      Execution during, @Nullable Object tally, @Nullable Value item, int direction) {
    if (item == null) {
      return false;
    }
    Tally known = some(tally);
    during.heed(item);
    known.count++;
    Value best = known.best;
    if (best == null || compare(item, best) * direction >= 0) {
      known.best = item;
    }
    return true;
  }

  private static int compare(Value a, Value b) {
    return (a instanceof NumberValue x && b instanceof NumberValue y)
        ? x.compareWith(y)
        : Value.ORDER.compare(a, b);
  }

  private void keep(Execution during, Value item) {
    during.heed(item);
    GrowingArray kept = rest;
    if (kept == null) {
      kept = new GrowingArray();
      if (count > 0) {
        kept.add(NumberValue.of(sum));
      }
      rest = kept;
    }
    during.budget().allocate(Size.ITEM);
    kept.add(item);
  }

  public static @Nullable Value counted(
      Execution during, BuiltinCall call, @Nullable Object tally) {
    return tally instanceof Tally known ? NumberValue.of(known.count) : null;
  }

  public static @Nullable Value summed(Execution during, BuiltinCall call, @Nullable Object tally) {
    if (!(tally instanceof Tally known)) {
      return null;
    }
    during.budget().spend(1L + known.count);
    return known.rest == null
        ? NumberValue.of(known.sum)
        : Calling.call(during, call, known.rest.freeze());
  }

  /** The greatest or the least; none of nothing. */
  public static @Nullable Value best(Execution during, BuiltinCall call, @Nullable Object tally) {
    if (!(tally instanceof Tally known)) {
      return null;
    }
    during.budget().spend(1L + known.count);
    return known.best;
  }

  /** No plan that a planner made fills what is not there; a stranger's may. */
  private static Tally some(@Nullable Object tally) {
    if (tally instanceof Tally known) {
      return known;
    }
    throw new ConflictException();
  }
}
