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
  private static final int WARM_UP = 10;
  private static final int MEASURED = 5;
  private static final long BATCH_NANOS = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Duration round;
  private int batch = 1;
  private Object last = "";

  Rounds(Duration round) {
    this.round = round;
  }

  /** Prints the line that the table is made from: name, nanoseconds, bytes. */
  static void report(String name, Duration round, Supplier<?> work) {
    System.out.printf("%s\t%s%n", name, new Rounds(round).best(work));
  }

  private String best(Supplier<?> work) {
    double best = Double.POSITIVE_INFINITY;
    long bytes = 0;
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = SYSTEM.getProcessCpuTime();
      long count = run(work, System.nanoTime() + round.toNanos());
      if (i >= 0) {
        best = Math.min(best, (double) (SYSTEM.getProcessCpuTime() - start) / count);
        bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / count;
      }
    }
    return "%.2f\t%d".formatted(best, bytes);
  }

  private long run(Supplier<?> work, long end) {
    long count = 0;
    for (long now = System.nanoTime(); now < end; ) {
      for (int i = 0; i < batch; i++) {
        last = work.get(); // kept, so that nothing of it is left out
      }
      count += batch;
      long before = now;
      now = System.nanoTime();
      batch = now - before < BATCH_NANOS ? batch * 2 : batch;
    }
    return count;
  }

  @Override
  public String toString() {
    return "the last answer is " + last;
  }
}
