package dev.gavel.cli.regotest;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as the tools around Rego write them: {@code 360.567µs}, {@code 1.2ms}. */
final class Elapsed {
  private Elapsed() {}

  static String text(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return scaled(nanos, 3) + "µs";
    }
    if (nanos < 1_000_000_000) {
      return scaled(nanos, 6) + "ms";
    }
    long minutes = duration.toMinutes();
    String seconds = scaled(nanos - minutes * 60_000_000_000L, 9) + "s";
    return minutes == 0 ? seconds : minutes + "m" + seconds;
  }

  private static String scaled(long number, int digits) {
    return BigDecimal.valueOf(number, digits).stripTrailingZeros().toPlainString();
  }
}
