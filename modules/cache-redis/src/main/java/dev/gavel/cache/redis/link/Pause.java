package dev.gavel.cache.redis.link;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The time between two attempts: twice as long with each, and by chance somewhat shorter, so that
 * processes that lost the same server do not come back all at once.
 */
public final class Pause {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Duration next = SHORTEST;

  /** Short at first. */
  public Pause() {}

  /** How long to wait now. */
  public Duration next() {
    Duration now = next;
    Duration twice = now.multipliedBy(2);
    next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    return now.minusNanos(ThreadLocalRandom.current().nextLong(now.toNanos() / 4));
  }

  /** To be told when an attempt came to something. */
  public void startOver() {
    next = SHORTEST;
  }
}
