package dev.gavel.benchmarks.load;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What all clients of a soak saw together. Keeps a few failures and counts the rest. */
final class SoakTally {
  private static final int EXAMPLES = 5;
  private static final int FAILURES_THAT_END_IT = 100;

  private final LongAdder requests = new LongAdder();
  private final LongAdder swaps = new LongAdder();
  private final AtomicLong newest = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  void answered(long version) {
    requests.increment();
    long before = newest.getAndAccumulate(version, Math::max);
    if (version > before && before > 0) {
      swaps.increment();
    }
  }

  void failed(@Nullable String why) {
    if (failures.incrementAndGet() <= EXAMPLES) {
      examples.add("failed: " + why);
    }
  }

  void end() {
    ended = true;
  }

  /** Also when so much failed that going on tells nothing more. */
  boolean isOver() {
    return ended || failures.get() >= FAILURES_THAT_END_IT;
  }

  long requests() {
    return requests.sum();
  }

  long swaps() {
    return swaps.sum();
  }

  int failures() {
    return failures.get();
  }

  List<String> examples() {
    return List.copyOf(examples);
  }
}
