package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.growing.GrowingArray;
import dev.gavel.rego.run.growing.GrowingObject;
import dev.gavel.rego.run.growing.GrowingSet;
import org.jspecify.annotations.Nullable;

/** Tells whether something holds. Null stands for what is undefined. */
public final class Testing {
  private Testing() {}

  /** Defined and not false. */
  public static boolean holds(@Nullable Object value) {
    return value != null && value != BooleanValue.FALSE;
  }

  public static boolean same(@Nullable Value value, StringValue text) {
    return text.equals(value);
  }

  public static boolean equal(Execution during, @Nullable Value a, @Nullable Value b) {
    if (a == null) {
      return false;
    }
    during.heed(a);
    return a.equals(b);
  }

  public static boolean different(Execution during, @Nullable Value a, @Nullable Value b) {
    if (a == null || b == null) {
      return false;
    }
    during.heed(a);
    return !a.equals(b);
  }

  public static boolean isArray(@Nullable Object found) {
    return found instanceof ArrayValue || found instanceof GrowingArray;
  }

  public static boolean isObject(@Nullable Object found) {
    return found instanceof ObjectValue || found instanceof GrowingObject;
  }

  public static boolean isSet(@Nullable Object found) {
    return found instanceof SetValue || found instanceof GrowingSet;
  }

  /**
   * Of a rule that has a value already.
   *
   * @throws ConflictException when it has another one
   */
  public static void agree(Execution during, @Nullable Value value, Value known) {
    if (value != null) {
      during.heed(value);
      if (!value.equals(known)) {
        throw new ConflictException();
      }
    }
  }
}
