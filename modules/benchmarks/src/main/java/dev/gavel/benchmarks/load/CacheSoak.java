package dev.gavel.benchmarks.load;

import dev.gavel.cache.Soak;
import java.time.Duration;

/**
 * The soak of the cache's own tests, for as long as one likes. Ends with status 1 when a rule was
 * broken.
 *
 * {@snippet lang="shell" :
 * CacheSoak SECONDS
 * }
 */
public final class CacheSoak {
  private CacheSoak() {}

  public static void main(String[] arguments) throws InterruptedException {
    int seconds = Integer.parseInt(arguments[0]);
    if (seconds < 1 || seconds > 24 * 3600) {
      throw new IllegalArgumentException("a soak takes from a second to a day");
    }
    Soak.Report report = Soak.run(Duration.ofSeconds(seconds));
    System.out.printf(
        "%,d reads, %,d loads, %,d changes; %,d entries expired, %,d were crowded out; %d caches;"
            + " %d times a rule was broken%n",
        report.reads(),
        report.loads(),
        report.changes(),
        report.expired(),
        report.crowdedOut(),
        report.caches(),
        report.broken());
    report.examples().forEach(System.out::println);
    if (report.broken() > 0) {
      System.exit(1);
    }
  }
}
