package dev.gavel.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The time that a cache goes by, given to it so that a test can move it. */
public interface Time {
  Time SYSTEM = new SystemTime();

  /** Nanoseconds since some moment. A step backwards keeps no entry beyond its time to live. */
  long nanoseconds();

  /** Runs the task on a thread of its own when the delay is over. */
  Future<?> later(Runnable task, Duration delay);

  /** The machine's: the clock that is never set. */
  final class SystemTime implements Time {
    private SystemTime() {}

    @Override
    public long nanoseconds() {
      return System.nanoTime();
    }

    @Override
    public Future<?> later(Runnable task, Duration delay) {
      return CompletableFuture.runAsync(
          task, CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS));
    }
  }
}
