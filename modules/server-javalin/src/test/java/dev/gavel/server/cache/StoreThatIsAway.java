package dev.gavel.server.cache;

import dev.gavel.cache.Codec;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.SharedTier;
import dev.gavel.cache.StoreHealth;
import java.time.Duration;
import java.time.Instant;

/** A store whose server has been away for a while. */
public record StoreThatIsAway() implements SharedStore {

  @Override
  public <K, V> SharedTier<K, V> tier(String namespace, Codec<K, V> codec, Duration timeToLive) {
    throw new UnsupportedOperationException("it has never been there");
  }

  @Override
  public StoreHealth health() {
    return new StoreHealth.Down(Instant.parse("2026-11-22T00:00:00Z"), "connection refused");
  }

  @Override
  public void close() {}
}
