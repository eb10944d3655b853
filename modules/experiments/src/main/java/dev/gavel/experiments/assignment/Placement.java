package dev.gavel.experiments.assignment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a user ended up in an experiment, and why.
 *
 * @param assignment null when the user is not in it
 */
public record Placement(Reason reason, @Nullable Assignment assignment) implements Draw {

  /** Why. */
  public enum Reason {
    /** The bucket is allocated to the variant, and the user is eligible. */
    ALLOCATED,
    /** The variant is forced on this user. */
    FORCED,
    /** The user is not eligible and sees the default variant. */
    DEFAULT,
    /** The user is not eligible. */
    NOT_ELIGIBLE,
    /** The bucket is allocated to nobody. */
    NOT_ALLOCATED,
    /** The bucket is in the holdout. */
    HELD_OUT,
    /** Another experiment of the layer forces a variant on this user. */
    FORCED_ELSEWHERE,
    /** Before its start or after its end. */
    NOT_RUNNING,
    /** The rules could not be evaluated. */
    FAILED;

    /** As answers show it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Placement nowhere(Reason reason) {
    return new Placement(reason, null);
  }
}
