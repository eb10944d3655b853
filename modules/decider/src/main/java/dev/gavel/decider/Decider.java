package dev.gavel.decider;

import dev.gavel.engine.Context;
import dev.gavel.engine.value.ObjectValue;
import java.time.InstantSource;

/**
 * Decides. The snapshot comes from the caller, who takes an environment's current one once and
 * keeps it for the whole request, so that a swap in the middle changes nothing.
 */
public final class Decider {
  private final InstantSource clock;
  private final DecisionCounts counts;

  public Decider(InstantSource clock, DecisionCounts counts) {
    this.clock = clock;
    this.counts = counts;
  }

  public Decision decide(CompiledSnapshot snapshot, DecisionRequest request) {
    Decision decision = snapshot.decide(request, context(request.context()));
    counts.decided(decision);
    return decision;
  }

  /** The same decision with its reasons; slower. */
  public ExplainedDecision explain(CompiledSnapshot snapshot, DecisionRequest request) {
    ExplainedDecision explained = snapshot.explain(request, context(request.context()));
    counts.decided(explained.decision());
    return explained;
  }

  /** The context of an evaluation at this moment, with mismatches counted. */
  public Context context(ObjectValue attributes) {
    return new Context(attributes, clock.instant(), counts);
  }
}
