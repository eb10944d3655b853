package dev.gavel.experiments.assignment;

import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Experiment;
import dev.gavel.experiments.Variant;

/**
 * A user sees this variant of that experiment. Made once a snapshot, with its JSON; then handed
 * out.
 */
public final class Assignment {
  private final String experimentKey;
  private final String experimentId;
  private final Variant variant;
  private final byte[] json;

  Assignment(Experiment experiment, Variant variant) {
    this.experimentKey = experiment.key();
    this.experimentId = experiment.id();
    this.variant = variant;
    this.json =
        JsonWriter.write(
            ObjectValue.builder()
                .put("experiment_key", StringValue.of(experimentKey))
                .put("experiment_id", StringValue.of(experimentId))
                .put("variant_key", StringValue.of(variant.key()))
                .put("variant_id", StringValue.of(variant.id()))
                .put("payload", variant.payload())
                .build());
  }

  public String experimentKey() {
    return experimentKey;
  }

  public String experimentId() {
    return experimentId;
  }

  public String variantKey() {
    return variant.key();
  }

  public String variantId() {
    return variant.id();
  }

  public Value payload() {
    return variant.payload();
  }

  /** How many bytes {@link #writeTo} writes. */
  public int jsonLength() {
    return json.length;
  }

  /** Writes the JSON that was prepared with the snapshot. */
  public void writeTo(JsonWriter out) {
    out.raw(json);
  }

  @Override
  public String toString() {
    return experimentKey + " → " + variant.key();
  }
}
