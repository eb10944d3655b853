package dev.gavel.decider;

import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.experiments.Experiment;
import dev.gavel.experiments.assignment.Assigner;
import dev.gavel.experiments.assignment.Conditional;
import dev.gavel.experiments.assignment.Draw;
import dev.gavel.experiments.assignment.Placement;
import dev.gavel.experiments.assignment.Placement.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with its rules compiled.
 *
 * @param rules its own program, which knows the places of its rules; null when everyone is eligible
 * @param audience who is eligible, shared with all experiments of the same rules; null likewise
 */
record CompiledExperiment(Assigner assigner, @Nullable Program rules, @Nullable Audience audience) {
  private static final Placement FAILED = Placement.nowhere(Reason.FAILED);

  String key() {
    return assigner.experiment().key();
  }

  /** Whether it may give something to those who are not in its audience. */
  boolean hasSomethingForOthers() {
    Experiment experiment = assigner.experiment();
    return experiment.fallback() != null || !experiment.overrides().isEmpty();
  }

  Placement place(Draw draw, Asking asking) {
    return switch (draw) {
      case Placement settled -> settled;
      case Conditional open ->
          audience == null ? open.ifEligible() : decide(open, asking.ask(audience));
    };
  }

  private static Placement decide(Conditional open, Outcome eligible) {
    return switch (eligible) {
      case Outcome.Defined answer -> answer.isTrue() ? open.ifEligible() : open.ifNot();
      case Outcome.Undefined _ -> open.ifNot();
      case Outcome.Failed _ -> FAILED;
    };
  }
}
