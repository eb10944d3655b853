package dev.gavel.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number of any precision that remembers how it was written.
 *
 * <p>Most numbers are small integers and live in a {@code long}; the others keep their text, and
 * work out the exact decimal only when a comparison cannot be settled by its nearest double.
 * Rounding to double never swaps two numbers, so doubles that differ decide, and equal numbers
 * round to equal doubles, so the double is also a sound hash.
 */
public abstract sealed class NumberValue implements Value {

  /** Exponents past this have no use and would make arithmetic on the exact value unbounded. */
  static final int MAX_EXPONENT_DIGITS = 8;

  NumberValue() {}

  public static NumberValue of(long number) {
    return IntegerNumber.ofLong(number);
  }

  /**
   * The shortest decimal that reads back as this double.
   *
   * @throws NumberFormatException for infinities and NaN, which JSON does not have
   */
  public static NumberValue of(double number) {
    if (number == (long) number && Math.abs(number) < 1e15 && (number != 0 || 1 / number > 0)) {
      return of((long) number);
    }
    String text = Double.toString(number);
    return Double.isFinite(number) ? of(new BigDecimal(text)) : parse(text);
  }

  public static NumberValue of(BigDecimal number) {
    return parse(number.toString());
  }

  public static NumberValue of(BigInteger number) {
    return number.bitLength() < Long.SIZE ? of(number.longValue()) : parse(number.toString());
  }

  /**
   * A number from the text that JSON has for it.
   *
   * @throws NumberFormatException when the text is no JSON number, or its exponent is beyond reason
   */
  public static NumberValue parse(String text) {
    return NumberText.parse(text);
  }

  /** The nearest double; infinite where the number is larger than doubles go. */
  public abstract double doubleValue();

  /** The exact value. */
  public abstract BigDecimal decimal();

  /** Whether this is an integer in a long, written the plain way: 1000, but neither 1e3 nor 1.0. */
  public final boolean isLong() {
    return this instanceof IntegerNumber;
  }

  /**
   * The integer of a number for which isLong holds.
   *
   * @throws IllegalStateException for any other
   */
  public final long toLong() {
    if (this instanceof IntegerNumber integer) {
      return integer.number();
    }
    throw new IllegalStateException(this + " is no plain integer of 64 bits");
  }

  /** Below, equal to or above zero as this number is below, equal to or above the other. */
  public final int compareWith(NumberValue other) {
    if (this instanceof IntegerNumber a && other instanceof IntegerNumber b) {
      return Long.compare(a.number(), b.number());
    }
    double mine = doubleValue();
    double theirs = other.doubleValue();
    if (mine != theirs) {
      return mine < theirs ? -1 : 1;
    }
    return decimal().compareTo(other.decimal());
  }

  @Override
  public final Kind kind() {
    return Kind.NUMBER;
  }

  @Override
  public final boolean equals(Object other) {
    return this == other || (other instanceof NumberValue that && compareWith(that) == 0);
  }

  @Override
  public final int hashCode() {
    return Double.hashCode(doubleValue() + 0.0); // adding zero makes -0.0 and 0.0 one
  }

  /** An integer that fits in a long and is written the plain way. */
  static final class IntegerNumber extends NumberValue {
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
      return number >= -128 && number < 1024
          ? SMALL[(int) number + 128]
          : new IntegerNumber(number);
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

  /**
   * Any other number, by its text. Derived forms are made on first use; a race makes them twice.
   */
  static final class DecimalNumber extends NumberValue {
    private final String text;
    private @Nullable BigDecimal decimal;
    private double nearest = Double.NaN;

    DecimalNumber(String text) {
      this.text = text;
    }

    @Override
    public double doubleValue() {
      double known = nearest;
      if (Double.isNaN(known)) {
        known = Double.parseDouble(text);
        nearest = known;
      }
      return known;
    }

    @Override
    public BigDecimal decimal() {
      BigDecimal known = decimal;
      if (known == null) {
        known = new BigDecimal(text);
        decimal = known;
      }
      return known;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
