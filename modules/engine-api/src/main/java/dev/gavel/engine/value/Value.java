package dev.gavel.engine.value;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON value; sets join the six kinds of JSON, since Rego has them.
 *
 * <p>Equality is by meaning: {@code 1}, {@code 1.0} and {@code 1e0} are one value, the order of an
 * object's keys does not matter. Printing is to the letter: a number that was read as {@code 1.0}
 * is written as {@code 1.0}, and keys keep the order they came in.
 */
public sealed interface Value
    permits NullValue, BooleanValue, NumberValue, StringValue, ArrayValue, ObjectValue, SetValue {

  /** Total order over all values: by kind, then by content; consistent with equality. */
  Comparator<Value> ORDER = new ValueOrder();

  Kind kind();

  /**
   * How many values it is made of, itself included, and each as often as it occurs in it; long
   * texts count for more. Values share their parts, so that a small one can be made of more than
   * anybody could go through: it stops at {@link Integer#MAX_VALUE}.
   */
  default int weight() {
    return 1;
  }

  /** The value as JSON text. */
  @Override
  String toString();

  /**
   * A value from plain Java: null, booleans, numbers, strings, maps with string keys, iterables,
   * arrays of objects, and values themselves.
   *
   * @throws IllegalArgumentException naming the class that has no JSON counterpart
   */
  static Value of(@Nullable Object java) {
    return JavaValues.convert(java);
  }

  /** A value from JSON text, within {@link JsonLimits#DEFAULT}. */
  static Value parse(String json) {
    return JsonReader.read(json);
  }
}
