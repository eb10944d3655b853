package dev.gavel.cli.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast a contender was.
 *
 * @param reads a second, of all threads, none of them timed one by one
 * @param p50 nanoseconds, timed one by one; the clock's own time is in it
 * @param missed reads that did not find what is kept
 */
record Speed(
    String contender,
    int threads,
    int keysPerRead,
    double reads,
    double p50,
    double p95,
    double p99,
    long missed) {

  double keysPerSecond() {
    return reads * keysPerRead;
  }

  /** Of each figure the median. */
  static Speed median(List<Speed> rounds) {
    Speed any = rounds.getFirst();
    return new Speed(
        any.contender,
        any.threads,
        any.keysPerRead,
        median(rounds, Speed::reads),
        median(rounds, Speed::p50),
        median(rounds, Speed::p95),
        median(rounds, Speed::p99),
        rounds.stream().mapToLong(Speed::missed).sum());
  }

  private static double median(List<Speed> rounds, ToDoubleFunction<Speed> figure) {
    List<Double> sorted =
        rounds.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
