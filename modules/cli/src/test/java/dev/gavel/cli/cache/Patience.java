package dev.gavel.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting until something is so, and not for ever. */
final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Patience() {}

  static void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(LONGEST);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("still waiting until " + what).isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
