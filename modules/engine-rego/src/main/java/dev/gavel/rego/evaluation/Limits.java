package dev.gavel.rego.evaluation;

import java.time.Duration;

/**
 * How much one evaluation may take.
 *
 * @param steps loops and calls
 * @param bytes what it makes, estimated
 * @param resultBytes the length of its result as JSON
 * @param depth of calls within calls
 */
public record Limits(Duration time, long steps, long bytes, long resultBytes, int depth) {
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), 200_000_000, 1L << 28, 64L << 20, 1_000);

  public Limits withTime(Duration changed) {
    return new Limits(changed, steps, bytes, resultBytes, depth);
  }

  public Limits withSteps(long changed) {
    return new Limits(time, changed, bytes, resultBytes, depth);
  }

  public Limits withBytes(long changed) {
    return new Limits(time, steps, changed, resultBytes, depth);
  }
}
