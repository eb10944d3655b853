package dev.gavel.cache;

import dev.gavel.cache.SharedTier.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cache in the process in front of a tier that processes share. Whatever changes a key is told to
 * both while nobody else can change it here, so that the two agree about what came last.
 */
public final class TieredCache<K, V> implements Cache<K, V> {
  private final LocalCache<K, V> front;
  private final SharedTier<K, V> back;

  public TieredCache(LocalCache<K, V> front, SharedTier<K, V> back) {
    this.front = front;
    this.back = back;
    back.relayInvalidationsTo(front);
  }

  @Override
  public @Nullable V get(K key) {
    V near = front.get(key);
    return near == null ? lookUp(List.of(key)).get(key) : near;
  }

  @Override
  public Lookup<K, V> lookUp(Collection<? extends K> keys) {
    return new TieredLookup(front.new LocalLookup(keys));
  }

  /**
   * Asks the tier behind when something is wanted that is not near, and then for all that is not:
   * once, or not at all.
   */
  private final class TieredLookup implements Lookup<K, V> {
    private final LocalCache<K, V>.LocalLookup near;
    private @Nullable Found<K, V> far;

    TieredLookup(LocalCache<K, V>.LocalLookup near) {
      this.near = near;
    }

    @Override
    public @Nullable V get(K key) {
      V there = near.get(key);
      if (there != null || far != null) {
        return there;
      }
      Found<K, V> _ = far();
      return near.get(key);
    }

    @Override
    public V load(K key, Loader<? super K, ? extends V> loader) {
      return near.load(key, missing -> loadInto(far(), missing, loader));
    }

    private Found<K, V> far() {
      Found<K, V> asked = far;
      if (asked == null) {
        asked = back.findAll(List.copyOf(near.missing()));
        asked.values().forEach(near::add);
        far = asked;
      }
      return asked;
    }
  }

  @Override
  public V get(K key, Loader<? super K, ? extends V> loader) {
    return front.get(
        key,
        missing -> back.load(missing, loader),
        due -> loadInto(back.findAll(List.of(due)), due, loader));
  }

  private static <K, V> Loaded<V> loadInto(
      Found<K, V> far, K key, Loader<? super K, ? extends V> loader) {
    Loaded<? extends V> loaded = loader.load(key);
    Loaded<V> value = new Loaded<>(loaded.value(), loaded.timeToLive());
    far.add(key, value);
    return value;
  }

  @Override
  public void put(K key, V value) {
    put(key, Loaded.of(value));
  }

  @Override
  public void put(K key, V value, Duration timeToLive) {
    put(key, new Loaded<>(value, timeToLive));
  }

  private void put(K key, Loaded<V> value) {
    front.put(key, value.value(), value.timeToLive(), () -> back.put(key, value));
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> entries) {
    entries.forEach(this::put);
  }

  @Override
  public void invalidate(K key) {
    front.invalidate(key, () -> back.invalidate(key));
  }

  @Override
  public void invalidatePrefix(String prefix) {
    back.invalidatePrefix(prefix);
    front.invalidatePrefix(prefix);
  }

  @Override
  public void invalidateAll() {
    back.invalidateAll();
    front.invalidateAll();
  }

  @Override
  public List<TierStatistics> statistics() {
    List<TierStatistics> tiers = new ArrayList<>(front.statistics());
    tiers.add(back.statistics());
    return tiers;
  }

  @Override
  public void close() {
    front.close();
    back.close();
  }
}
