package dev.gavel.cache;

import dev.gavel.cache.SoakSource.Version;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One cache of a soak, from when it is opened until it is closed and beyond, and its two rules. */
final class SoakRound {
  private static final int LOADS_THAT_FAIL = 1_000;
  private static final int LOADS_THAT_DAWDLE = 20;

  private final LocalCache<Integer, Version> cache;
  private final SoakSource source;
  private final Consumer<String> broken;

  /** What a read must find at the least: the version whose invalidation has returned. */
  private final AtomicLongArray least = new AtomicLongArray(SoakSource.KEYS);

  /** How many changes of each key have begun, and how many have ended. */
  private final AtomicLongArray begun = new AtomicLongArray(SoakSource.KEYS);

  private final AtomicLongArray ended = new AtomicLongArray(SoakSource.KEYS);

  private final AtomicReferenceArray<@Nullable Loading> loading =
      new AtomicReferenceArray<>(SoakSource.KEYS);

  private volatile boolean closed;

  /** A load for one who asked after so many changes of the key. */
  private record Loading(long changes) {}

  private static final class LoadFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadFailed() {
      super("now and then", null, false, false);
    }
  }

  SoakRound(LocalCache<Integer, Version> cache, SoakSource source, Consumer<String> broken) {
    this.cache = cache;
    this.source = source;
    this.broken = broken;
  }

  void read(int key) {
    long atLeast = least.get(key);
    Loading asked = new Loading(ended.get(key));
    try {
      check(key, cache.get(key, wanted -> load(wanted, asked)), atLeast);
    } catch (LoadFailed nowAndThen) {
      // nothing to check
    }
  }

  private Loaded<Version> load(int key, Loading own) {
    Loading other = loading.get(key);
    if (other != null && begun.get(key) == other.changes && !closed) {
      broken.accept("%s is loaded by two, and nobody changed it".formatted(SoakSource.name(key)));
    }
    loading.set(key, own);
    try {
      Version found = source.read(key);
      ThreadLocalRandom random = ThreadLocalRandom.current();
      if (random.nextInt(LOADS_THAT_DAWDLE) == 0) {
        LockSupport.parkNanos(random.nextInt(500_000));
      }
      if (random.nextInt(LOADS_THAT_FAIL) == 0) {
        throw new LoadFailed();
      }
      return Loaded.of(found);
    } finally {
      loading.compareAndSet(key, own, null);
    }
  }

  void peek(int key) {
    long atLeast = least.get(key);
    Version kept = cache.get(key);
    if (kept != null) {
      check(key, kept, atLeast);
    }
  }

  /** Asks for many, and adds what is missing. */
  void lookUp(int firstKey) {
    long[] atLeast = new long[SoakSource.GROUP];
    for (int i = 0; i < SoakSource.GROUP; i++) {
      atLeast[i] = least.get(firstKey + i);
    }
    List<Integer> keys = IntStream.range(firstKey, firstKey + SoakSource.GROUP).boxed().toList();
    Lookup<Integer, Version> found = cache.lookUp(keys);
    for (int key : keys) {
      Version kept = found.get(key);
      if (kept == null) {
        found.load(key, _ -> Loaded.of(source.read(key)));
      } else {
        check(key, kept, atLeast[key - firstKey]);
      }
    }
  }

  private void check(int key, Version found, long atLeast) {
    if (found.key() != key || found.number() < atLeast) {
      broken.accept(
          "%s: %s was found after version %d was put or its invalidation had returned"
              .formatted(SoakSource.name(key), found, atLeast));
    }
  }

  void invalidate(int key) {
    change(key, 1, () -> cache.invalidate(key));
  }

  void invalidateGroup(int firstKey) {
    String name = SoakSource.name(firstKey);
    change(
        firstKey,
        SoakSource.GROUP,
        () -> cache.invalidatePrefix(name.substring(0, name.indexOf('/') + 1)));
  }

  void invalidateAll() {
    change(0, SoakSource.KEYS, cache::invalidateAll);
  }

  void put(int key, Duration timeToLive) {
    source.writingAlone(
        key,
        1,
        () -> {
          begun.incrementAndGet(key);
          Version next = source.next(key);
          cache.put(key, next, timeToLive);
          least.set(key, next.number());
          ended.incrementAndGet(key);
        });
  }

  private void change(int firstKey, int keys, Runnable tellTheCache) {
    source.writingAlone(
        firstKey,
        keys,
        () -> {
          long[] next = new long[keys];
          for (int i = 0; i < keys; i++) {
            begun.incrementAndGet(firstKey + i);
            next[i] = source.next(firstKey + i).number();
          }
          tellTheCache.run();
          for (int i = 0; i < keys; i++) {
            least.set(firstKey + i, next[i]);
            ended.incrementAndGet(firstKey + i);
          }
        });
  }

  TierStatistics statistics() {
    return cache.statistics().getFirst();
  }

  /** From now on nothing is kept, whoever still loads or puts something. */
  void close() {
    closed = true;
    cache.close();
    for (int key = 0; key < SoakSource.KEYS; key++) {
      if (cache.get(key) != null) {
        broken.accept("a closed cache keeps " + SoakSource.name(key));
      }
    }
  }
}
