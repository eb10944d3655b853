package dev.gavel.cache;

import java.util.concurrent.Semaphore;

/**
 * Has new values loaded while the old ones still serve: each on a virtual thread, so many at once
 * and no more. One that fails is started anew by the next read.
 */
final class Refreshing {
  private static final int AT_ONCE = 64;

  private final Semaphore room = new Semaphore(AT_ONCE);

  void start(Kept<?> old, Runnable refresh) {
    if (!room.tryAcquire()) {
      return;
    }
    old.refreshing(true);
    Thread.ofVirtual()
        .name("gavel-cache-refresh")
        .uncaughtExceptionHandler((_, _) -> {}) // it is counted where it was thrown
        .start(
            () -> {
              try {
                refresh.run();
              } finally {
                old.refreshing(false);
                room.release();
              }
            });
  }
}
