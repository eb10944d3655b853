package dev.gavel.cache.redis.link;

import java.util.concurrent.atomic.AtomicInteger;

/** How the last reads on a connection went: a bit for each, set for those that failed. */
final class Outcomes {
  private static final int WINDOW = (1 << 16) - 1;
  private static final int TOO_MANY = 8;

  private final AtomicInteger last = new AtomicInteger();

  void good() {
    if (last.get() != 0) { // so that reads that go well write nothing that they share
      last.getAndUpdate(bits -> bits << 1 & WINDOW);
    }
  }

  /** Notes a failure; whether there were too many of them. */
  boolean bad() {
    return Integer.bitCount(last.updateAndGet(bits -> (bits << 1 | 1) & WINDOW)) >= TOO_MANY;
  }
}
