package dev.gavel.cache.redis;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what has to happen, as long as it takes on a busy machine. */
final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Eventually() {}

  static void holds(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within %s: %s".formatted(DEADLINE, what));
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException stop) {
        throw new AssertionError("interrupted while waiting for: " + what, stop);
      }
    }
  }
}
