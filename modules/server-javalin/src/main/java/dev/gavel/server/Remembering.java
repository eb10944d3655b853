package dev.gavel.server;

import dev.gavel.cache.Cache;
import dev.gavel.cache.LocalCache;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.TieredCache;
import dev.gavel.decider.memory.DecisionKey;
import dev.gavel.decider.memory.Memory;
import dev.gavel.decider.memory.Remembered;
import dev.gavel.decider.memory.RememberedCodec;
import dev.gavel.engine.EngineProvider;
import dev.gavel.server.MemorySettings.StoreAddress;
import dev.gavel.server.cache.Caches;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory of decisions as the settings want it.
 *
 * @param memory null when nothing is remembered
 */
record Remembering(Caches caches, @Nullable Memory memory) {
  private static final Remembering NOTHING = new Remembering(Caches.NONE, null);

  static Remembering of(ServerSettings settings) {
    MemorySettings wanted = settings.memory();
    return switch (wanted.use()) {
      case OFF -> NOTHING;
      case AUTO ->
          EngineProvider.named(settings.engine()).isCheaperThanLookingUp()
              ? NOTHING
              : with(null, settings);
      case LOCAL -> with(null, settings);
      case SHARED -> with(wanted.store(), settings);
    };
  }

  private static Remembering with(@Nullable StoreAddress address, ServerSettings settings) {
    MemorySettings wanted = settings.memory();
    LocalCache<DecisionKey, Remembered> local =
        LocalCache.<DecisionKey, Remembered>builder()
            .weight(wanted.bytes(), (_, answer) -> answer.bytes())
            .timeToLive(wanted.timeToLive())
            .build();
    SharedStore store = address == null ? null : open(address, wanted);
    Cache<DecisionKey, Remembered> cache =
        store == null
            ? local
            : new TieredCache<>(
                local, store.tier("decisions", new RememberedCodec(), wanted.timeToLive()));
    String engine = settings.strict() ? settings.engine() + "-strict" : settings.engine();
    return new Remembering(
        new Caches(Map.of("decisions", cache), store),
        new Memory(cache, wanted.timeToLive(), engine, store != null));
  }

  private static SharedStore open(StoreAddress address, MemorySettings wanted) {
    try {
      return SharedStore.open(address.url(), StoreSettings.DEFAULT.withTimeout(wanted.patience()));
    } catch (IllegalArgumentException wrong) {
      throw MemorySettings.STORE.refused(address, wrong);
    }
  }
}
