package dev.gavel.experiments.feed;

import java.time.Duration;
import java.time.Instant;

/** Until when not to try again: a pause that doubles with each failure, up to a minute. */
final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Duration next = FIRST;
  private Instant until = Instant.MIN;

  void failed(Instant now) {
    until = now.plus(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  boolean holds(Instant now) {
    return now.isBefore(until);
  }

  void reset() {
    next = FIRST;
    until = Instant.MIN;
  }
}
