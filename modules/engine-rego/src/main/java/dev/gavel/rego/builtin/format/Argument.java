package dev.gavel.rego.builtin.format;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import java.math.BigInteger;

/** What a value is to a format. */
sealed interface Argument {
  record Whole(long number) implements Argument {}

  record BigWhole(BigInteger number) implements Argument {}

  record Fraction(double number) implements Argument {}

  record Text(String text) implements Argument {}

  /** Numbers by how they are written; all but numbers and strings in Rego's notation. */
  static Argument of(Value value) {
    return switch (value) {
      case StringValue string -> new Text(string.text());
      case NumberValue number when number.isLong() -> new Whole(number.toLong());
      case NumberValue number -> number(number);
      default -> new Text(RegoValueText.of(value));
    };
  }

  private static Argument number(NumberValue number) {
    String text = number.toString();
    if (text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      double nearest = number.doubleValue();
      return Double.isInfinite(nearest) ? new Text(text) : new Fraction(nearest);
    }
    BigInteger integer = new BigInteger(text);
    if (integer.bitLength() > Integers.MAX_BITS) {
      throw Integers.tooBig();
    }
    return integer.bitLength() < Long.SIZE ? new Whole(integer.longValue()) : new BigWhole(integer);
  }

  default String type() {
    return switch (this) {
      case Whole _ -> "int64";
      case BigWhole _ -> "*big.Int";
      case Fraction _ -> "float64";
      case Text _ -> "string";
    };
  }
}
