package dev.gavel.cache;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether a key was changed since some moment. Keys share places, so that it can err, to the
 * side of yes.
 */
final class Changes {
  private static final int PLACES = 1 << 10;

  private final AtomicLongArray counts = new AtomicLongArray(PLACES);

  /** A number that is another one after each change of the key. */
  long stamp(Object key) {
    return counts.get(place(key));
  }

  void changed(Object key) {
    counts.incrementAndGet(place(key));
  }

  void allChanged() {
    for (int place = 0; place < PLACES; place++) {
      counts.incrementAndGet(place);
    }
  }

  private static int place(Object key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}
