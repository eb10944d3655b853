package dev.gavel.engine.value;

/** Adds up {@link Value#weight}, up to where counting stops. */
final class Weight {
  /** So many characters count as much as a value. */
  private static final int TEXT = 8;

  private Weight() {}

  static int of(Value[] items) {
    return of(items, new Value[0]);
  }

  static int of(Value[] keys, Value[] values) {
    long sum = 1;
    for (Value key : keys) {
      sum += key.weight();
    }
    for (Value value : values) {
      sum += value.weight();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  static int of(String text) {
    return 1 + text.length() / TEXT;
  }
}
