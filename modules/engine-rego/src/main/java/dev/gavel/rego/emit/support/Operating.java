package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.BuiltinCall;
import dev.gavel.rego.run.Execution;
import org.jspecify.annotations.Nullable;

/**
 * Built-ins that policies use all the time, for the operands they mostly have: whole numbers,
 * texts, booleans that are only tested. For all others the built-in itself is called.
 */
public final class Operating {
  private static final int SCANNED = 64;

  private Operating() {}

  public static boolean less(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return (a instanceof NumberValue x && b instanceof NumberValue y)
        ? x.compareWith(y) < 0
        : answer(during, call, a, b);
  }

  public static boolean lessOrEqual(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return (a instanceof NumberValue x && b instanceof NumberValue y)
        ? x.compareWith(y) <= 0
        : answer(during, call, a, b);
  }

  public static boolean greater(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return (a instanceof NumberValue x && b instanceof NumberValue y)
        ? x.compareWith(y) > 0
        : answer(during, call, a, b);
  }

  public static boolean greaterOrEqual(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return (a instanceof NumberValue x && b instanceof NumberValue y)
        ? x.compareWith(y) >= 0
        : answer(during, call, a, b);
  }

  public static boolean equal(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return Testing.equal(during, a, b);
  }

  public static boolean different(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return Testing.different(during, a, b);
  }

  public static boolean startsWith(
      Execution during, BuiltinCall call, @Nullable Value text, @Nullable Value start) {
    return (text instanceof StringValue whole && start instanceof StringValue part)
        ? whole.text().startsWith(part.text())
        : answer(during, call, text, start);
  }

  public static boolean endsWith(
      Execution during, BuiltinCall call, @Nullable Value text, @Nullable Value end) {
    return (text instanceof StringValue whole && end instanceof StringValue part)
        ? whole.text().endsWith(part.text())
        : answer(during, call, text, end);
  }

  /** Texts in short arrays; what is compared at length is counted, which the built-in does. */
  public static boolean isElement(
      Execution during, BuiltinCall call, @Nullable Value item, @Nullable Value collection) {
    if (item instanceof StringValue text) {
      if (collection instanceof ArrayValue array && array.size() <= SCANNED) {
        return isIn(array, text);
      }
      if (collection instanceof SetValue set) {
        return set.contains(text);
      }
    }
    return answer(during, call, item, collection);
  }

  private static boolean isIn(ArrayValue array, StringValue text) {
    for (int i = 0; i < array.size(); i++) {
      if (Testing.same(array.get(i), text)) {
        return true;
      }
    }
    return false;
  }

  public static @Nullable Value count(
      Execution during, BuiltinCall call, @Nullable Value collection) {
    return collection instanceof ArrayValue
            || collection instanceof ObjectValue
            || collection instanceof SetValue
        ? Looping.length(collection)
        : Calling.call(during, call, collection);
  }

  public static @Nullable Value plus(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    if (isInt(a) && isInt(b)) {
      return NumberValue.of(number(a) + number(b));
    }
    return Calling.call(during, call, a, b);
  }

  public static @Nullable Value minus(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    if (isInt(a) && isInt(b)) {
      return NumberValue.of(number(a) - number(b));
    }
    return Calling.call(during, call, a, b);
  }

  public static @Nullable Value times(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    if (isInt(a) && isInt(b)) {
      return NumberValue.of(number(a) * number(b));
    }
    return Calling.call(during, call, a, b);
  }

  public static @Nullable Value remainder(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    if (a instanceof NumberValue x && x.isLong() && isInt(b) && number(b) != 0) {
      return NumberValue.of(x.toLong() % number(b));
    }
    return Calling.call(during, call, a, b);
  }

  /** Whether it fits in 32 bits, so that sums and products of two fit in 64. */
  private static boolean isInt(@Nullable Value value) {
    return value instanceof NumberValue number
        && number.isLong()
        && (int) number.toLong() == number.toLong();
  }

  private static long number(@Nullable Value value) {
    return value instanceof NumberValue number ? number.toLong() : 0;
  }

  private static boolean answer(
      Execution during, BuiltinCall call, @Nullable Value a, @Nullable Value b) {
    return Calling.call(during, call, a, b) == BooleanValue.TRUE;
  }
}
