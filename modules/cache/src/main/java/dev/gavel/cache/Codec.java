package dev.gavel.cache;

import org.jspecify.annotations.Nullable;

/** How entries are written for a tier outside of the process. */
public interface Codec<K, V> {

  /** Goes up by one with each change of the bytes; entries of another format are not there. */
  int format();

  /** The key as text, by which prefixes are found; up to 512 characters. */
  String name(K key);

  /** The key of that name. */
  K key(String name);

  byte[] encode(V value);

  /** The value; null for bytes that are none. */
  @Nullable V decode(byte[] bytes);
}
