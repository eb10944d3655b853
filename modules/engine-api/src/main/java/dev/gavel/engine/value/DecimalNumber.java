package dev.gavel.engine.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Any other number, by its text. Derived forms are made on first use; a race makes them twice. */
final class DecimalNumber extends NumberValue {
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
