package dev.gavel.cache;

import java.time.Duration;

/**
 * How patient a shared store is.
 *
 * @param timeout how long one request waits for the store; it is not asked at all while it is known
 *     to be slow or away
 * @param damping how long a process waits for what another one is loading already; zero for not at
 *     all, which is best where loading takes no longer than asking
 */
public record StoreSettings(Duration timeout, Duration damping) {
  public static final StoreSettings DEFAULT =
      new StoreSettings(Duration.ofNanos(800_000), Duration.ZERO);

  public StoreSettings withTimeout(Duration other) {
    return new StoreSettings(other, damping);
  }

  public StoreSettings withDamping(Duration other) {
    return new StoreSettings(timeout, other);
  }
}
