package dev.gavel.cli.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.cache.LocalCache;
import java.io.Serial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which keys to keep, without knowing what will be asked for. Those that work in the
 * background are made to do so at once, since nothing but requests happens here: else they would
 * hold more than they have room for.
 */
interface Keeper {

  /** Whether the key is kept; if not, it may be from now on. */
  boolean ask(Integer key);

  /** Of the requests of a trace that count, the share that found their key. */
  static double hitRatio(int[] keys, int warmUp, Keeper keeper) {
    long hits = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keeper.ask(keys[i]) && i >= warmUp) {
        hits++;
      }
    }
    return (double) hits / (keys.length - warmUp);
  }

  static Keeper ours(int room) {
    LocalCache<Integer, Boolean> cache =
        LocalCache.<Integer, Boolean>builder()
            .entries(room)
            .timeToLive(Duration.ofHours(1))
            .build();
    return key -> {
      boolean kept = cache.get(key) != null;
      if (!kept) {
        cache.put(key, true);
        cache.statistics(); // tidies up first
      }
      return kept;
    };
  }

  static Keeper caffeine(int room) {
    Cache<Integer, Boolean> cache =
        Caffeine.newBuilder().maximumSize(room).expireAfterWrite(Duration.ofHours(1)).build();
    return key -> {
      boolean kept = cache.getIfPresent(key) != null;
      if (!kept) {
        cache.put(key, true);
        cache.cleanUp();
      }
      return kept;
    };
  }

  /** Lets go of what was not asked for the longest. */
  static Keeper leastRecentlyUsed(int room) {
    Map<Integer, Boolean> map = new LeastRecentlyUsed(room);
    return key -> map.get(key) != null || map.put(key, true) != null;
  }

  /** Keeps the keys that are asked for most, from the start to the end. */
  static Keeper mostFrequent(int room) {
    return key -> key < room;
  }

  /** The way in which one has long been made in Java. */
  final class LeastRecentlyUsed extends LinkedHashMap<Integer, Boolean> {
    @Serial private static final long serialVersionUID = 1L;

    private final int room;

    private LeastRecentlyUsed(int room) {
      super(room * 2, 0.75f, true);
      this.room = room;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
      return size() > room;
    }
  }
}
