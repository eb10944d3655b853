package dev.gavel.conditions.time;

import dev.gavel.engine.value.NumberValue;

/** Reads a number as milliseconds since 1970, fractions and all. */
public final class EpochMillis {

  /** A hundred million days each way: what a date in JavaScript can be, and exact as a double. */
  private static final double FARTHEST = 8.64e15;

  private EpochMillis() {}

  /** The epoch second that the moment lies in, or {@link IsoTime#NONE} where it is out of reach. */
  public static long second(NumberValue millis) {
    double nearest = millis.doubleValue();
    if (Math.abs(nearest) > FARTHEST) {
      return IsoTime.NONE;
    }
    long whole = (long) Math.floor(nearest);
    boolean mayBeRounded = whole == nearest && !millis.isLong();
    return mayBeRounded && whole % 1000 == 0 && millis.compareWith(NumberValue.of(whole)) < 0
        ? whole / 1000 - 1
        : Math.floorDiv(whole, 1000L);
  }
}
