package dev.gavel.decider;

import dev.gavel.engine.Explanation;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.assignment.Assignment;
import dev.gavel.experiments.assignment.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Why a user ended up where they are in one experiment.
 *
 * @param bucket the user's bucket on the experiment's line
 * @param rules why the user is eligible or not; null where nobody had to ask
 */
public record Trace(
    String experimentKey, Placement placement, int bucket, @Nullable Explanation rules) {

  public ObjectValue toValue() {
    Assignment assignment = placement.assignment();
    ObjectValue.Builder value =
        ObjectValue.builder()
            .put("experiment_key", StringValue.of(experimentKey))
            .put("reason", StringValue.of(placement.reason().label()))
            .put("bucket", Value.of(bucket))
            .put("variant_key", Value.of(assignment == null ? null : assignment.variantKey()));
    return rules == null ? value.build() : value.put("rules", rules.toValue()).build();
  }
}
