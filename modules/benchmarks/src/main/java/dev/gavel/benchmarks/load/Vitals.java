package dev.gavel.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * What a process holds on to.
 *
 * @param heap bytes that outlived a full collection
 * @param threads of the platform; virtual ones are not counted
 */
record Vitals(long heap, long metaspace, int threads) {
  static final String HEADING =
      """
      | second | heap after GC, MiB | metaspace, MiB | threads | requests | swaps seen | failures |
      |---:|---:|---:|---:|---:|---:|---:|\
      """;

  static Vitals afterCollection() {
    System.gc();
    long heap = 0;
    long metaspace = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage collected = pool.getCollectionUsage();
      if (pool.getType() == MemoryType.HEAP && collected != null) {
        heap += collected.getUsed(); // what was allocated since the collection is not in it
      } else if (pool.getName().equals("Metaspace")) {
        metaspace = pool.getUsage().getUsed();
      }
    }
    return new Vitals(heap, metaspace, ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /** A row below {@link #HEADING}. */
  String line(int second, SoakTally tally) {
    return "| %d | %.2f | %.2f | %d | %d | %d | %d |"
        .formatted(
            second,
            mebibytes(heap),
            mebibytes(metaspace),
            threads,
            tally.requests(),
            tally.swaps(),
            tally.failures());
  }

  static String growth(Vitals start, Vitals end) {
    return "%nheap after GC: %.2f MiB at the start, %.2f MiB at the end"
        .formatted(mebibytes(start.heap), mebibytes(end.heap));
  }

  private static double mebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }
}
