package dev.gavel.cli.bench;

import dev.gavel.cli.bench.Contender.Reader;
import dev.gavel.cli.bench.Loop.Count;
import dev.gavel.cli.terminal.CliException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * The contenders by turns, in several rounds, so that what else the machine does meets all of them.
 * The first round only warms up.
 */
final class Race {
  static final List<Integer> THREADS = List.of(1, 16);
  private static final int ROUNDS = 3;
  private static final int KEYS = 1 << 14;
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
  private static final int DIGITS = 3;

  private final List<Contender> contenders;
  private final List<Loop> loops;
  private final List<String[]> keys;
  private final long slice;

  /** Draws the keys of each thread beforehand. */
  Race(List<Contender> contenders, Keys keys, Duration duration) {
    this.contenders = contenders;
    this.loops = contenders.stream().map(_ -> OwnLoop.copy()).toList();
    this.keys = keys.draw(Collections.max(THREADS), KEYS);
    int slices = contenders.size() * THREADS.size() * (ROUNDS + 1) * 2;
    this.slice = duration.dividedBy(slices).toNanos();
  }

  List<Speed> run() {
    Map<String, List<Speed>> measured = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        for (int threads : THREADS) {
          Speed speed = measure((i + round) % contenders.size(), threads);
          if (round > 0) {
            measured
                .computeIfAbsent(speed.contender() + threads, _ -> new ArrayList<>())
                .add(speed);
          }
        }
      }
    }
    List<Speed> medians = new ArrayList<>();
    for (int threads : THREADS) {
      for (Contender contender : contenders) {
        medians.add(Speed.median(measured.getOrDefault(contender.name() + threads, List.of())));
      }
    }
    return medians;
  }

  private Speed measure(int index, int threads) {
    Contender contender = contenders.get(index);
    Loop loop = loops.get(index);
    List<Histogram> times = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      times.add(new Histogram(LONGEST, DIGITS));
    }
    List<Count> free =
        together(contender, threads, (reader, i, over) -> loop.run(reader, keys.get(i), over));
    List<Count> timed =
        together(
            contender,
            threads,
            (reader, i, over) -> loop.time(reader, keys.get(i), over, times.get(i)));
    Histogram all = times.removeFirst();
    times.forEach(all::add);
    return new Speed(
        contender.name(),
        threads,
        contender.keysPerRead(),
        free.stream().mapToDouble(Count::perSecond).sum(),
        all.getValueAtPercentile(50),
        all.getValueAtPercentile(95),
        all.getValueAtPercentile(99),
        missed(free) + missed(timed));
  }

  private static long missed(List<Count> counts) {
    return counts.stream().mapToLong(count -> count.reads() - count.found()).sum();
  }

  /** What each of the threads does. */
  private interface Task {
    Count run(Reader reader, int thread, AtomicBoolean over);
  }

  private List<Count> together(Contender contender, int threads, Task task) {
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch start = new CountDownLatch(threads);
    List<Reader> readers = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        readers.add(contender.readers().get());
      }
      List<Future<Count>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        running.add(
            executor.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return task.run(readers.get(thread), thread, over);
                }));
      }
      start.await();
      TimeUnit.NANOSECONDS.sleep(slice);
      over.set(true);
      List<Count> counts = new ArrayList<>();
      for (Future<Count> each : running) {
        counts.add(each.get());
      }
      return counts;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CliException("the measurement was interrupted");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof CliException told
          ? told
          : new IllegalStateException(failed);
    } finally {
      over.set(true);
      readers.forEach(Reader::close);
    }
  }
}
