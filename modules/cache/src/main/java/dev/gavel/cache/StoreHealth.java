package dev.gavel.cache;

import java.time.Instant;

/** How a store does. */
public sealed interface StoreHealth {

  /** It answers. */
  record Up(Instant since) implements StoreHealth {}

  /**
   * It is not asked, since it does not answer, or not in time.
   *
   * @param reason one sentence, without secrets
   */
  record Down(Instant since, String reason) implements StoreHealth {}
}
