package dev.gavel.decider;

import dev.gavel.engine.Context;
import dev.gavel.engine.value.ObjectValue;
import java.time.Instant;
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
    return decide(snapshot, request, clock.instant(), snapshot.ask());
  }

  /** Decisions on one snapshot at one moment, which share what does not depend on the user. */
  public Batch batch(CompiledSnapshot snapshot) {
    Instant now = clock.instant();
    Asking asking = snapshot.ask();
    return request -> decide(snapshot, request, now, asking);
  }

  private Decision decide(
      CompiledSnapshot snapshot, DecisionRequest request, Instant now, Asking asking) {
    Context context = new Context(request.context(), now, counts);
    Decision decision = snapshot.decide(request, context, asking);
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
