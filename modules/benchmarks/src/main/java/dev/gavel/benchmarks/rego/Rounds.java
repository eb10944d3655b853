package dev.gavel.benchmarks.rego;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a piece of work costs once it is warm: processor time of the whole process, so the
 * collector's share too, and the bytes that its thread allocates. Of some rounds the best counts,
 * since a machine with other work errs upwards only.
 */
final class Rounds {
  private static final int MEASURED = 5;

  /** Warm is what has got no faster, by more than a little, for so many rounds in a row. */
  private static final int STEADY = 8;

  private static final int MOST_TO_WARM_UP = 60;
  private static final double LITTLE = 0.97;
  private static final long BATCH_NANOS = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Duration round;
  private int batch = 1;
  private long count;
  private Object last = "";

  Rounds(Duration round) {
    this.round = round;
  }

  /** Prints the line that the table is made from: name, nanoseconds, bytes. */
  static void report(String name, Duration round, Supplier<?> work) {
    System.out.printf("%s\t%s%n", name, new Rounds(round).best(work));
  }

  private String best(Supplier<?> work) {
    warmUp(work);
    double best = Double.POSITIVE_INFINITY;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long answers = 0;
    for (int i = 0; i < MEASURED; i++) {
      best = Math.min(best, nanos(work));
      answers += count;
    }
    long bytes = (THREADS.getCurrentThreadAllocatedBytes() - before) / answers;
    return "%.2f\t%d".formatted(best, bytes);
  }

  private void warmUp(Supplier<?> work) {
    double best = Double.POSITIVE_INFINITY;
    int steady = 0;
    for (int i = 0; i < MOST_TO_WARM_UP && steady < STEADY; i++) {
      double now = nanos(work);
      steady = now < best * LITTLE ? 0 : steady + 1;
      best = Math.min(best, now);
    }
  }

  /** The clock of the process counts in ticks, that of a thread does not. */
  private double nanos(Supplier<?> work) {
    long process = SYSTEM.getProcessCpuTime();
    long thread = THREADS.getCurrentThreadCpuTime();
    count = run(work, System.nanoTime() + round.toNanos());
    long used = THREADS.getCurrentThreadCpuTime() - thread;
    return (double) Math.max(used, SYSTEM.getProcessCpuTime() - process) / count;
  }

  private long run(Supplier<?> work, long end) {
    long done = 0;
    for (long now = System.nanoTime(); now < end; ) {
      for (int i = 0; i < batch; i++) {
        last = work.get(); // kept, so that nothing of it is left out
      }
      done += batch;
      long before = now;
      now = System.nanoTime();
      batch = now - before < BATCH_NANOS ? batch * 2 : batch;
    }
    return done;
  }

  @Override
  public String toString() {
    return "the last answer is " + last;
  }
}
