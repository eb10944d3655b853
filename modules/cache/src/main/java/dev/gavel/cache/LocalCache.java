package dev.gavel.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import dev.gavel.cache.Flights.Flight;
import dev.gavel.cache.TierStatistics.Departure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cache in the process. The entries are Caffeine's, and so is the choice of what goes when there
 * is no room: it keeps what is asked for often (W-TinyLFU), where the least recently used would
 * give way to every scan.
 *
 * <p>A read is one read of Caffeine. Whatever changes what is kept takes the key's place in {@link
 * Flights} first.
 */
public final class LocalCache<K, V> implements Cache<K, V> {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final com.github.benmanes.caffeine.cache.Cache<K, Kept<V>> kept;
  private final Flights<K, V> flights = new Flights<>();
  private final Changes changes = new Changes();
  private final Refreshing refreshing = new Refreshing();
  private final Tally tally = new Tally();
  private final Limit<K, V> limit;
  private final Duration usualTime;
  private final Function<? super K, String> naming;
  private final Time time;
  private volatile boolean closed;

  LocalCache(LocalCacheBuilder<K, V> settings) {
    this.limit = settings.limit();
    this.usualTime = settings.timeToLive();
    this.naming = settings.naming();
    this.time = settings.time();
    this.kept =
        limit
            .on(Caffeine.newBuilder())
            .expireAfter(new Kept.Lifetime<>(settings.refreshShare()))
            .ticker(time::nanoseconds)
            .scheduler(
                (executor, task, delay, unit) ->
                    time.later(
                        () -> executor.execute(task), Duration.of(delay, unit.toChronoUnit())))
            .recordStats(() -> tally)
            .build();
  }

  public static <K, V> LocalCacheBuilder<K, V> builder() {
    return new LocalCacheBuilder<>();
  }

  @Override
  public @Nullable V get(K key) {
    Kept<V> found = kept.getIfPresent(key);
    return found == null ? null : found.value();
  }

  @Override
  public Lookup<K, V> lookUp(Collection<? extends K> keys) {
    return new LocalLookup(keys);
  }

  /** Takes the stamps of the missing before it looks, so that no change goes unnoticed. */
  final class LocalLookup implements Lookup<K, V> {
    private final Map<K, V> found;
    private final Map<K, Long> missing = new HashMap<>();

    LocalLookup(Collection<? extends K> keys) {
      found = HashMap.newHashMap(keys.size());
      for (K key : keys) {
        long stamp = changes.stamp(key);
        V value = LocalCache.this.get(key);
        if (value == null) {
          missing.put(key, stamp);
        } else {
          found.put(key, value);
        }
      }
    }

    Collection<K> missing() {
      return missing.keySet();
    }

    @Override
    public @Nullable V get(K key) {
      return found.get(key);
    }

    @Override
    public V load(K key, Loader<? super K, ? extends V> loader) {
      Loaded<V> loaded = measured(key, loader);
      add(key, loaded);
      return loaded.value();
    }

    void add(K key, Loaded<V> value) {
      Long stamp = missing.get(key);
      if (stamp != null) {
        found.put(key, value.value());
        flights.beside(key, () -> keepUnlessChanged(key, value, stamp));
      }
    }
  }

  /** Looks again after it has kept the value, since forgetting everything holds no key. */
  private void keepUnlessChanged(K key, Loaded<V> value, long stamp) {
    if (changes.stamp(key) == stamp) {
      keep(key, value.value(), value.timeToLive());
      if (changes.stamp(key) != stamp) {
        kept.invalidate(key);
      }
    }
  }

  @Override
  public V get(K key, Loader<? super K, ? extends V> loader) {
    return get(key, loader, loader);
  }

  /**
   * @param refresher loads what takes the place of a value that is near its end
   */
  V get(K key, Loader<? super K, ? extends V> loader, Loader<? super K, ? extends V> refresher) {
    Kept<V> found = kept.getIfPresent(key);
    if (found == null) {
      return load(key, loader);
    }
    if (found.isDue()) {
      refreshing.start(found, () -> refresh(key, refresher));
    }
    return found.value();
  }

  private V load(K key, Loader<? super K, ? extends V> loader) {
    Flight<V> own = new Flight<>();
    while (true) {
      Flight<V> there = flights.board(key, own, this::isKept);
      if (there == own) {
        return fly(key, own, loader);
      }
      V value = there == null ? quietly(key) : there.await(key);
      if (value != null) {
        return value;
      }
    }
  }

  private void refresh(K key, Loader<? super K, ? extends V> loader) {
    Flight<V> own = new Flight<>();
    if (flights.board(key, own, _ -> false) == own) {
      fly(key, own, loader);
    }
  }

  private V fly(K key, Flight<V> own, Loader<? super K, ? extends V> loader) {
    try {
      Loaded<V> loaded = measured(key, loader);
      flights.land(key, own, () -> keep(key, loaded.value(), loaded.timeToLive()));
      own.land(loaded.value());
      return loaded.value();
    } catch (Throwable failed) {
      flights.land(key, own, () -> {});
      own.crash(failed);
      throw failed;
    }
  }

  private Loaded<V> measured(K key, Loader<? super K, ? extends V> loader) {
    long start = time.nanoseconds();
    try {
      Loaded<? extends V> loaded = loader.load(key);
      tally.recordLoadSuccess(time.nanoseconds() - start);
      return new Loaded<>(loaded.value(), loaded.timeToLive());
    } catch (Throwable failed) {
      tally.recordLoadFailure(time.nanoseconds() - start);
      throw failed;
    }
  }

  private boolean isKept(K key) {
    return quietly(key) != null;
  }

  private @Nullable V quietly(K key) {
    Kept<V> found = kept.policy().getIfPresentQuietly(key);
    return found == null ? null : found.value();
  }

  @Override
  public void put(K key, V value) {
    put(key, value, usualTime);
  }

  @Override
  public void put(K key, V value, Duration timeToLive) {
    put(key, value, timeToLive, () -> {});
  }

  /** Does something more at the moment of the change. */
  void put(K key, V value, @Nullable Duration timeToLive, Runnable more) {
    flights.insteadOf(
        key,
        () -> {
          changes.changed(key);
          more.run();
          keep(key, value, timeToLive);
        });
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> entries) {
    entries.forEach(this::put);
  }

  /** To be called where the key's place in the flights is held. */
  private void keep(K key, V value, @Nullable Duration given) {
    Duration timeToLive = given == null ? usualTime : given;
    boolean fits = limit.weight(key, value) <= limit.most();
    if (!fits) {
      tally.gone(Departure.TOO_LARGE, 1);
    }
    if (!fits || closed || !timeToLive.isPositive()) {
      kept.invalidate(key);
      return;
    }
    kept.put(key, new Kept<>(value, nanoseconds(timeToLive)));
    if (closed) { // meanwhile, and perhaps after everything was forgotten
      kept.invalidate(key);
    }
  }

  private static long nanoseconds(Duration timeToLive) {
    return timeToLive.compareTo(FOREVER) < 0 ? timeToLive.toNanos() : FOREVER.toNanos();
  }

  @Override
  public void invalidate(K key) {
    invalidate(key, () -> {});
  }

  /** Does something more at the moment of the change. */
  void invalidate(K key, Runnable more) {
    flights.insteadOf(
        key,
        () -> {
          changes.changed(key);
          more.run();
          if (kept.asMap().remove(key) != null) {
            tally.gone(Departure.INVALIDATED, 1);
          }
        });
  }

  @Override
  public void invalidatePrefix(String prefix) {
    forgetWhere(key -> naming.apply(key).startsWith(prefix));
  }

  @Override
  public void invalidateAll() {
    forgetWhere(_ -> true);
  }

  /**
   * What is being loaded first, since that may land and be kept meanwhile. Each key is forgotten
   * once, so that this is one moment for it.
   */
  private void forgetWhere(Predicate<K> keys) {
    changes.allChanged();
    Set<K> loading = flights.keys(keys);
    loading.forEach(this::invalidate);
    for (K key : kept.asMap().keySet()) {
      if (keys.test(key) && !loading.contains(key)) {
        invalidate(key);
      }
    }
  }

  @Override
  public List<TierStatistics> statistics() {
    kept.cleanUp();
    long weight =
        kept.policy().eviction().map(Policy.Eviction::weightedSize).orElseThrow().orElse(-1);
    return List.of(
        new TierStatistics(
            "local",
            kept.estimatedSize(),
            weight < 0 ? kept.estimatedSize() : weight,
            limit.most(),
            tally.hits(),
            tally.misses(),
            tally.loads(),
            tally.departures(),
            Map.of()));
  }

  @Override
  public void close() {
    closed = true;
    invalidateAll();
  }
}
