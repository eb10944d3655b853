package dev.gavel.engine;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param until the first moment after it; the last moment that there is stands for no end
 */
public record Stretch(Instant from, Instant until) {
  public static final Stretch ALWAYS = new Stretch(Instant.MIN, Instant.MAX);
  public static final Stretch NEVER = new Stretch(Instant.EPOCH, Instant.EPOCH);

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && (moment.isBefore(until) || until.equals(Instant.MAX));
  }

  /** What lies in both; {@link #NEVER} when that is nothing. */
  public Stretch and(Stretch other) {
    Instant later = from.isAfter(other.from) ? from : other.from;
    Instant earlier = until.isBefore(other.until) ? until : other.until;
    return later.isBefore(earlier) ? new Stretch(later, earlier) : NEVER;
  }
}
