package dev.gavel.decider.memory;

import dev.gavel.cache.Loaded;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Stretch;
import java.time.Duration;
import java.time.Instant;

/**
 * An answer, and the stretch of time in which it is the answer. The stretch is asked at each use
 * with the moment of the decision, so that no clock that jumps makes an answer outlive its truth.
 */
public record Remembered(Outcome outcome, Stretch stretch) {
  private static final int BYTES = 256;
  private static final int BYTES_PER_PART = 48;

  boolean holdsAt(Instant now) {
    return stretch.contains(now);
  }

  /** To be kept for that long, unless it stops being true before. */
  Loaded<Remembered> keptFrom(Instant now, Duration usual) {
    if (!holdsAt(now)) {
      return Loaded.unkept(this);
    }
    Duration left = Duration.between(now, stretch.until());
    return new Loaded<>(this, left.compareTo(usual) < 0 ? left : usual);
  }

  /** About how much memory it takes together with its key. */
  public int bytes() {
    return outcome instanceof Outcome.Defined(var value)
        ? (int) Math.min(Integer.MAX_VALUE, BYTES + (long) BYTES_PER_PART * value.weight())
        : BYTES;
  }
}
