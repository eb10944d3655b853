package dev.gavel.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were found once and are wanted again. Thread-safe; each operation on one key happens
 * at one moment between its call and its return.
 *
 * <p>A cache is never the reason why something fails: where a tier cannot answer, nothing is kept
 * there. Only what a {@link Loader} throws comes back to the caller. A closed cache keeps nothing
 * and otherwise works.
 */
public interface Cache<K, V> extends AutoCloseable {

  /** What is kept under the key; null when nothing is. */
  @Nullable V get(K key);

  /** What is kept under these keys, each tier being asked at most once. */
  Lookup<K, V> lookUp(Collection<? extends K> keys);

  /**
   * What is kept under the key, or else what the loader gives. However many ask at once, it is
   * loaded once, by one of them, and the others wait for it. When the loader throws, nothing is
   * kept, and all of them get what it threw.
   *
   * @throws IllegalStateException when the loader asks for the key that it is loading
   */
  V get(K key, Loader<? super K, ? extends V> loader);

  /** Keeps a value for the time that is usual in this cache. */
  void put(K key, V value);

  /** Keeps a value for that long; for no time at all, it forgets the one that was there. */
  void put(K key, V value, Duration timeToLive);

  /** Keeps values for the usual time; one does not wait for the other. */
  void putAll(Map<? extends K, ? extends V> entries);

  /**
   * Forgets the value under the key. When this has returned, nobody who asks this cache is given a
   * value that was kept, or was being loaded, before the call.
   */
  void invalidate(K key);

  /** Forgets all values whose key, as text, begins so. */
  void invalidatePrefix(String prefix);

  void invalidateAll();

  /** How each tier has done since it was opened, the nearest first. */
  List<TierStatistics> statistics();

  /** Forgets everything; a load that is under way still reaches those who wait for it. */
  @Override
  void close();
}
