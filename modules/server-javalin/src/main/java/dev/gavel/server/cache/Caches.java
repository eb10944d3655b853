package dev.gavel.server.cache;

import dev.gavel.cache.Cache;
import dev.gavel.cache.SharedStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caches that are in use.
 *
 * @param byName in the order in which they are listed
 * @param store what holds their shared tiers; null when each process keeps its own
 */
public record Caches(Map<String, Cache<?, ?>> byName, @Nullable SharedStore store)
    implements AutoCloseable {
  public static final Caches NONE = new Caches(Map.of(), null);

  public Caches {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  @Override
  public void close() {
    byName.values().forEach(Cache::close);
    if (store != null) {
      store.close();
    }
  }
}
