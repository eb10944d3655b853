package dev.gavel.cache;

import com.github.benmanes.caffeine.cache.Expiry;

/** A value in the process, with its own time to live. */
final class Kept<V> {
  private final V value;
  private final long timeToLive;
  private volatile boolean due;
  private volatile boolean refreshing;

  Kept(V value, long timeToLive) {
    this.value = value;
    this.timeToLive = timeToLive;
  }

  V value() {
    return value;
  }

  /** Whether a read has found it near its end, and nobody sees to a new one. */
  boolean isDue() {
    return due && !refreshing;
  }

  void refreshing(boolean is) {
    refreshing = is;
  }

  /**
   * How long entries live: each its own time. A read is also where it shows that an entry is near
   * its end, since Caffeine has just looked at the clock; and that the clock was set back, since
   * then more time is left than the entry ever had.
   *
   * @param lastShare the share of its life, at the end, in which an entry is due for a new value
   */
  record Lifetime<K, V>(double lastShare) implements Expiry<K, Kept<V>> {
    @Override
    public long expireAfterCreate(K key, Kept<V> kept, long now) {
      return kept.timeToLive;
    }

    @Override
    public long expireAfterUpdate(K key, Kept<V> kept, long now, long left) {
      return kept.timeToLive;
    }

    @Override
    public long expireAfterRead(K key, Kept<V> kept, long now, long left) {
      if (lastShare > 0 && !kept.due && left <= kept.timeToLive * lastShare) {
        kept.due = true;
      }
      return Math.min(left, kept.timeToLive);
    }
  }
}
