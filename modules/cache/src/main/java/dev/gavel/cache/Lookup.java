package dev.gavel.cache;

import org.jspecify.annotations.Nullable;

/** What was kept when many keys were asked for at once, and the way to add what was not. */
public interface Lookup<K, V> {

  /** What was kept under one of the keys; null when nothing was. */
  @Nullable V get(K key);

  /**
   * Keeps what the caller found for one of the keys meanwhile, unless the key was put or
   * invalidated since the look-up: then what was found may be older than that.
   */
  void add(K key, Loaded<V> found);
}
