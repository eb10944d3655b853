package dev.gavel.decider;

/** One user after the other, on one snapshot and at one moment. Belongs to one thread. */
@FunctionalInterface
public interface Batch {
  Decision decide(DecisionRequest request);
}
