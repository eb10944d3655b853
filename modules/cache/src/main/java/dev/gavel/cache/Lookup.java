package dev.gavel.cache;

import org.jspecify.annotations.Nullable;

/**
 * What was kept when many keys were asked for at once, and the way to find what was not. Belongs to
 * one thread.
 */
public interface Lookup<K, V> {

  /** What was kept under one of the keys; null when nothing was. */
  @Nullable V get(K key);

  /**
   * What the loader finds for one of the keys now. It is kept, unless the key was put or
   * invalidated since the look-up: then it may be older than that.
   */
  V load(K key, Loader<? super K, ? extends V> loader);
}
