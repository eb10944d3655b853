package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may still spend. Steps are counted on loops and calls; the clock and the
 * caller's wish to cancel are looked at now and then, since both cost more than a step. The time
 * runs from the first look: what ends before that is over sooner than a clock is read.
 */
public final class Budget {
  private static final int LOOK_EVERY = 1024;

  private static final int LOOK_EVERY_WEIGHT = 1 << 20;

  /** Parts are shared: what fits in memory can be more than anybody could go through. */
  private static final int HEAVIEST = 1 << 25;

  private final Limits limits;
  private final @Nullable Cancellation cancellation;
  private boolean started;
  private long deadline;
  private long steps;
  private long bytes;
  private long weighed;
  private long nextLook = LOOK_EVERY;

  public Budget(Limits limits, @Nullable Cancellation cancellation) {
    this.limits = limits;
    this.cancellation = cancellation;
  }

  /** Counts work; long ones of built-ins count by what they do. */
  public void spend(long work) {
    steps += work;
    if (steps >= nextLook) {
      look();
    }
  }

  /**
   * Takes note of a value that is about to be compared, copied or printed: one that is too heavy is
   * refused, and after many heavy ones the clock is looked at.
   */
  public void heed(Value value) {
    int weight = value.weight();
    if (weight > HEAVIEST) {
      throw stopped("the evaluation makes a value of more than " + HEAVIEST + " parts");
    }
    weighed += weight;
    if (weighed > LOOK_EVERY_WEIGHT) {
      weighed = 0;
      look();
    }
  }

  /** Counts memory, roughly: what containers and texts made during the evaluation hold. */
  public void allocate(long estimate) {
    bytes += estimate;
    if (bytes > limits.bytes()) {
      throw stopped(
          "the evaluation needs more memory than its limit of " + limits.bytes() + " bytes");
    }
  }

  /** Looks at the clock and at the caller's wish now; for those who wait. */
  public void check() {
    look();
  }

  /** How much of the time is left; negative when none is. */
  public Duration timeLeft() {
    return Duration.ofNanos(nanosLeft());
  }

  private long nanosLeft() {
    long now = System.nanoTime();
    if (!started) {
      started = true;
      deadline = now + limits.time().toNanos();
    }
    return deadline - now;
  }

  /** As if nothing was spent, but for the time. */
  void startOver() {
    steps = 0;
    bytes = 0;
    nextLook = LOOK_EVERY;
  }

  public Limits limits() {
    return limits;
  }

  private void look() {
    nextLook = steps + LOOK_EVERY;
    if (steps > limits.steps()) {
      throw stopped("the evaluation takes more than its limit of " + limits.steps() + " steps");
    }
    if ((cancellation != null && cancellation.isRequested())
        || Thread.currentThread().isInterrupted()) {
      throw stopped("caller cancelled query execution");
    }
    if (nanosLeft() < 0) {
      throw stopped(
          "the evaluation takes longer than its limit of " + limits.time().toMillis() + " ms");
    }
  }

  private static EvaluationException stopped(String why) {
    return new EvaluationException(EvaluationException.CANCELLED, Location.NONE, why);
  }
}
