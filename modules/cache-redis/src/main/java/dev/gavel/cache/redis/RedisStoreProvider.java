package dev.gavel.cache.redis;

import dev.gavel.cache.SharedStore;
import dev.gavel.cache.SharedStoreProvider;
import dev.gavel.cache.StoreSettings;
import java.net.URI;
import java.time.InstantSource;

/** Opens stores in Redis: {@code redis:} and, with TLS, {@code rediss:}. */
public final class RedisStoreProvider implements SharedStoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public RedisStoreProvider() {}

  @Override
  public boolean opens(URI address) {
    return Address.isRedis(address);
  }

  @Override
  public SharedStore open(URI address, StoreSettings settings) {
    return new RedisStore(address, settings, InstantSource.system());
  }
}
