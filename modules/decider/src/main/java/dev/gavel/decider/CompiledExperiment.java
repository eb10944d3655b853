package dev.gavel.decider;

import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.experiments.assignment.Assigner;
import dev.gavel.experiments.assignment.Conditional;
import dev.gavel.experiments.assignment.Draw;
import dev.gavel.experiments.assignment.Placement;
import dev.gavel.experiments.assignment.Placement.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with its rules compiled.
 *
 * @param program who is eligible; null when everyone is
 * @param audience the number of the audience that the rules describe; experiments may share it
 */
record CompiledExperiment(Assigner assigner, @Nullable Program program, int audience) {
  private static final Placement FAILED = Placement.nowhere(Reason.FAILED);

  String key() {
    return assigner.experiment().key();
  }

  Placement place(Draw draw, Asking asking) {
    return switch (draw) {
      case Placement settled -> settled;
      case Conditional open ->
          program == null ? open.ifEligible() : decide(open, asking.ask(audience, program));
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
