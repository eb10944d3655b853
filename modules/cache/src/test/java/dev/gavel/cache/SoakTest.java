package dev.gavel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoakTest {
  /** The whole minute is a command of its own, and says what it did. */
  private static final Duration DURATION = Duration.ofSeconds(Long.getLong("gavel.cache.soak", 2));

  @Test
  void no_read_sees_what_was_invalidated_and_nothing_is_loaded_twice() throws InterruptedException {
    Soak.Report report = Soak.run(DURATION);
    System.out.println(report);
    assertThat(report.examples()).isEmpty();
    assertThat(report.broken()).isZero();
    assertThat(report.reads()).isPositive();
    assertThat(report.changes()).isPositive();
    assertThat(report.loads()).isPositive();
    assertThat(report.expired()).isPositive();
    assertThat(report.crowdedOut()).isPositive();
  }
}
