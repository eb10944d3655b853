package dev.gavel.engine.value;

import java.math.BigDecimal;

/** An integer that fits in a long and is written the plain way. */
final class IntegerNumber extends NumberValue {
  private static final IntegerNumber[] SMALL = new IntegerNumber[1024 + 128];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new IntegerNumber(i - 128L);
    }
  }

  private final long number;

  private IntegerNumber(long number) {
    this.number = number;
  }

  static IntegerNumber ofLong(long number) {
    return number >= -128 && number < 1024 ? SMALL[(int) number + 128] : new IntegerNumber(number);
  }

  long number() {
    return number;
  }

  @Override
  public double doubleValue() {
    return number;
  }

  @Override
  public BigDecimal decimal() {
    return BigDecimal.valueOf(number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
