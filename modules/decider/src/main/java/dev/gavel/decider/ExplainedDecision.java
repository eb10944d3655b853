package dev.gavel.decider;

import java.util.List;

/** A decision with its reasons, one for each experiment that is switched on. */
public record ExplainedDecision(Decision decision, List<Trace> traces) {
  public ExplainedDecision {
    traces = List.copyOf(traces);
  }
}
