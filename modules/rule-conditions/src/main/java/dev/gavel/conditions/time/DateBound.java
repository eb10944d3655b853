package dev.gavel.conditions.time;

import dev.gavel.engine.value.NumberValue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment that dates are compared with, ready for both ways of writing one.
 *
 * <p>As a number of milliseconds the bound is exact to the nanosecond, so numbers are compared as
 * numbers, however large or fine they are.
 */
public final class DateBound {
  public static final int NONE = Integer.MIN_VALUE;

  private final long second;
  private final int nano;
  private final NumberValue epochMillis;
  private final Zone zone;

  private DateBound(long second, int nano, Zone zone) {
    this.second = second;
    this.nano = nano;
    this.epochMillis = epochMillis(second, nano);
    this.zone = zone;
  }

  /**
   * The moment of an ISO 8601 text, or null where it is none.
   *
   * @param zone where this text, and each text compared, is meant to be if it has no offset
   */
  public static @Nullable DateBound parse(String text, Zone zone) {
    long second = IsoTime.second(text, zone);
    return second == IsoTime.NONE ? null : new DateBound(second, IsoTime.nano(text), zone);
  }

  private static NumberValue epochMillis(long second, int nano) {
    if (nano % 1_000_000 == 0) {
      return NumberValue.of(second * 1000 + nano / 1_000_000);
    }
    return NumberValue.of(BigDecimal.valueOf(second * 1000).add(BigDecimal.valueOf(nano, 6)));
  }

  /**
   * Below, equal to or above zero as the text's moment is before, at or after this one; {@link
   * #NONE} where the text is neither a date nor a time.
   */
  public int compare(String text) {
    long moment = IsoTime.second(text, zone);
    if (moment == IsoTime.NONE) {
      return NONE;
    }
    return moment == second
        ? Integer.compare(IsoTime.nano(text), nano)
        : Long.compare(moment, second);
  }

  /** Below, equal to or above zero as the moment is before, at or after this one. */
  public int compare(NumberValue moment) {
    return moment.compareWith(epochMillis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DateBound that
        && second == that.second
        && nano == that.nano
        && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * epochMillis.hashCode() + zone.hashCode();
  }

  @Override
  public String toString() {
    return Instant.ofEpochSecond(second, nano).toString();
  }
}
