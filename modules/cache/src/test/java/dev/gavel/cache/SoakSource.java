package dev.gavel.cache;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the caches of a soak hold copies of: a version for each key, which only goes up. */
final class SoakSource {
  static final int KEYS = 1_024;
  static final int GROUP = 16;

  private final AtomicLongArray versions = new AtomicLongArray(KEYS);

  /** Who changes a key, and tells the cache, does it alone: else the last to tell may be older. */
  private final List<Lock> writing = Stream.<Lock>generate(ReentrantLock::new).limit(KEYS).toList();

  record Version(int key, long number) {}

  static String name(int key) {
    return "group%d/%d".formatted(key / GROUP, key);
  }

  Version read(int key) {
    return new Version(key, versions.get(key));
  }

  Version next(int key) {
    return new Version(key, versions.incrementAndGet(key));
  }

  /** Locks them in their order, so that nobody waits for one who waits. */
  void writingAlone(int firstKey, int keys, Runnable change) {
    int[] locked = IntStream.range(firstKey, firstKey + keys).toArray();
    for (int key : locked) {
      writing.get(key).lock();
    }
    try {
      change.run();
    } finally {
      for (int key : locked) {
        writing.get(key).unlock();
      }
    }
  }
}
