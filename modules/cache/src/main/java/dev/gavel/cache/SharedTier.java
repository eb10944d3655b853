package dev.gavel.cache;

import java.util.Collection;
import java.util.Map;

/**
 * A second place for entries: larger, further away, and shared between processes. No call throws
 * for a reason of its own or takes longer than the tier's timeout; where it cannot answer, nothing
 * is there. Writing does not wait.
 */
public interface SharedTier<K, V> extends AutoCloseable {

  /** What is there of these and how much longer it may be kept, asked for at once. */
  Found<K, V> findAll(Collection<? extends K> keys);

  /** What was there, and the way to add what was not. */
  interface Found<K, V> {
    Map<K, Loaded<V>> values();

    /** Writes what the caller found meanwhile, unless something was invalidated since. */
    void add(K key, Loaded<V> value);
  }

  /**
   * What is there, or else what the loader gives, which is then there for the other processes too,
   * unless it was invalidated while it was being loaded. Where the tier damps stampedes, one
   * process loads while the others wait a while for what it finds.
   */
  Loaded<V> load(K key, Loader<? super K, ? extends V> loader);

  /** Keeps the value here, and has the caches of the other processes forget theirs. */
  void put(K key, Loaded<V> value);

  /**
   * Forgets the value here, and in the caches of the other processes within a second. An
   * invalidation that cannot be sent now is sent before anything is read here again.
   */
  void invalidate(K key);

  void invalidatePrefix(String prefix);

  void invalidateAll();

  /** Carries out in this cache what other processes invalidate. To be called once, at the start. */
  void relayInvalidationsTo(Cache<K, V> front);

  TierStatistics statistics();

  @Override
  void close();
}
