package dev.gavel.experiments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment by itself, before its layer is looked at. After a mistake it lacks the faulty
 * parts; then it only serves to find more mistakes.
 *
 * @param holdout what it states itself; null when it leaves that to its layer
 * @param ranges where its allocations stand
 */
record Draft(Experiment experiment, @Nullable Integer holdout, List<BucketRange> ranges) {
  Draft {
    ranges = List.copyOf(ranges);
  }
}
