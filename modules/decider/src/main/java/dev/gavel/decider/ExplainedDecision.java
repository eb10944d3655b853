package dev.gavel.decider;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonWriter;
import java.util.Arrays;
import java.util.List;

/** A decision with its reasons, one for each experiment that is switched on. */
public record ExplainedDecision(Decision decision, List<Trace> traces) {
  public ExplainedDecision {
    traces = List.copyOf(traces);
  }

  /** The decision to the letter, and behind its last field the reasons. */
  public JsonWriter toJson() {
    byte[] json = decision.toJson().toBytes();
    return new JsonWriter(json.length * 2)
        .raw(Arrays.copyOf(json, json.length - 1))
        .ascii(",\"explanation\":")
        .value(ArrayValue.of(traces.stream().map(Trace::toValue).toList()))
        .ascii("}");
  }
}
