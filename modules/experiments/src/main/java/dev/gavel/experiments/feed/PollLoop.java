package dev.gavel.experiments.feed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step again and again on a virtual thread. The pauses vary by a tenth, so that a fleet that
 * was started at once does not ask at once for ever.
 */
final class PollLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
  private static final double JITTER = 0.1;

  private final Runnable step;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  PollLoop(Runnable step, Duration interval) {
    this.step = step;
    this.interval = interval;
  }

  synchronized void start(String name) {
    if (thread != null || isClosed()) {
      throw new IllegalStateException(name + " was started before");
    }
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    try {
      do {
        runStep();
      } while (!closed.await(pause(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void runStep() {
    try {
      step.run();
    } catch (RuntimeException defect) {
      LOG.error("polling goes on after a defect", defect);
    }
  }

  private long pause() {
    return (long)
        (interval.toNanos() * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER));
  }

  /** Wakes the thread wherever it waits, and returns when it has ended. */
  @Override
  public synchronized void close() {
    closed.countDown();
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
