package dev.gavel.cli.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.cache.LocalCache;
import java.io.Serial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decides which keys to keep, without knowing what will be asked for. */
interface Keeper {

  /** Whether the key is kept; if not, it may be from now on. */
  boolean ask(Integer key);

  /** Of the requests of a trace that count, the share that found their key. */
  static double hitRatio(int[] keys, Keeper keeper) {
    long hits = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keeper.ask(keys[i]) && i >= Trace.WARM_UP) {
        hits++;
      }
    }
    return (double) hits / (keys.length - Trace.WARM_UP);
  }

  static Keeper ours() {
    LocalCache<Integer, Boolean> cache =
        LocalCache.<Integer, Boolean>builder()
            .entries(Trace.ROOM)
            .timeToLive(Duration.ofHours(1))
            .build();
    return key -> {
      boolean kept = cache.get(key) != null;
      if (!kept) {
        cache.put(key, true);
      }
      return kept;
    };
  }

  static Keeper caffeine() {
    Cache<Integer, Boolean> cache =
        Caffeine.newBuilder().maximumSize(Trace.ROOM).expireAfterWrite(Duration.ofHours(1)).build();
    return key -> {
      boolean kept = cache.getIfPresent(key) != null;
      if (!kept) {
        cache.put(key, true);
      }
      return kept;
    };
  }

  /** Lets go of what was not asked for the longest. */
  static Keeper leastRecentlyUsed() {
    Map<Integer, Boolean> map = new LeastRecentlyUsed();
    return key -> map.get(key) != null || map.put(key, true) != null;
  }

  /** Keeps the keys that are asked for most, from the start to the end. */
  static Keeper mostFrequent() {
    return key -> key < Trace.ROOM;
  }

  /** The way in which one has long been made in Java. */
  final class LeastRecentlyUsed extends LinkedHashMap<Integer, Boolean> {
    @Serial private static final long serialVersionUID = 1L;

    private LeastRecentlyUsed() {
      super(Trace.ROOM * 2, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
      return size() > Trace.ROOM;
    }
  }
}
