package dev.gavel.cache;

/**
 * Finds a value that is not kept. It may ask the same cache for other keys, as long as none of
 * these needs this one.
 */
@FunctionalInterface
public interface Loader<K, V> {

  /** The value and how long it stays true; what it throws is for all who asked. */
  Loaded<V> load(K key);
}
