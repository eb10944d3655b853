package dev.gavel.rego.builtin;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What was prepared from texts of late, so that it need not be prepared again. Of too many it
 * forgets all and begins anew; what is made of a long text is not kept at all.
 */
public final class Kept<K, V> {
  private static final int MOST = 512;
  private static final int LONGEST = 1_000;

  private final ConcurrentMap<K, V> known = new ConcurrentHashMap<>();

  public Kept() {}

  /**
   * What is known, or else what is made now.
   *
   * @param length of the text that the key stands for
   */
  public V get(K key, int length, Function<K, V> prepared) {
    V found = known.get(key);
    if (found != null) {
      return found;
    }
    V made = prepared.apply(key);
    if (length <= LONGEST) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(key, made);
    }
    return made;
  }
}
