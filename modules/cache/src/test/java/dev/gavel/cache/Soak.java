package dev.gavel.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Many threads on one cache that is too small, whose entries live for milliseconds and are loaded
 * anew, changed and forgotten meanwhile; and now and then it is closed, and another one takes its
 * place. Two rules are watched: a read after an invalidation never sees what was before, and a
 * value is loaded by one thread at a time.
 */
public final class Soak {
  private static final int THREADS = 64;
  private static final int ENTRIES = SoakSource.KEYS / 4;
  private static final long LIFE_OF_A_CACHE_MILLIS = 250;
  private static final int EXAMPLES = 5;

  private final SoakSource source = new SoakSource();
  private final LongAdder reads = new LongAdder();
  private final LongAdder changes = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder crowdedOut = new LongAdder();
  private final AtomicInteger broken = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();
  private volatile SoakRound round = open();
  private volatile boolean over;

  private Soak() {}

  /** What happened, and what should not have. */
  public record Report(
      long reads,
      long loads,
      long changes,
      long expired,
      long crowdedOut,
      long caches,
      int broken,
      List<String> examples) {}

  public static Report run(Duration duration) throws InterruptedException {
    return new Soak().soak(duration);
  }

  private SoakRound open() {
    return new SoakRound(
        LocalCache.<Integer, SoakSource.Version>builder()
            .entries(ENTRIES)
            .timeToLive(Duration.ofMillis(4))
            .refreshingInTheLast(0.3)
            .naming(SoakSource::name)
            .build(),
        source,
        this::broken);
  }

  private void broken(String how) {
    if (broken.incrementAndGet() <= EXAMPLES) {
      examples.add(how);
    }
  }

  private Report soak(Duration duration) throws InterruptedException {
    long caches = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> workers =
          IntStream.range(0, THREADS)
              .<Future<?>>mapToObj(i -> threads.submit(() -> work(i)))
              .toList();
      long end = System.nanoTime() + duration.toNanos();
      while (System.nanoTime() < end && broken.get() == 0) {
        TimeUnit.MILLISECONDS.sleep(LIFE_OF_A_CACHE_MILLIS);
        SoakRound old = round;
        round = open();
        old.close();
        count(old);
        caches++;
      }
      over = true;
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException failed) {
      broken(String.valueOf(failed.getCause()));
    }
    return new Report(
        reads.sum(),
        loads.sum(),
        changes.sum(),
        expired.sum(),
        crowdedOut.sum(),
        caches,
        broken.get(),
        List.copyOf(examples));
  }

  private void count(SoakRound old) {
    TierStatistics statistics = old.statistics();
    loads.add(statistics.loads().succeeded());
    expired.add(statistics.departures().get(TierStatistics.Departure.EXPIRED));
    crowdedOut.add(statistics.departures().get(TierStatistics.Departure.CROWDED_OUT));
  }

  private void work(int seed) {
    SoakWorker worker = new SoakWorker(seed);
    while (!over) {
      if (worker.act(round)) {
        changes.increment();
      } else {
        reads.increment();
      }
    }
  }
}
