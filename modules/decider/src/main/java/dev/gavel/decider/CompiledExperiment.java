package dev.gavel.decider;

import dev.gavel.engine.Context;
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
 */
record CompiledExperiment(Assigner assigner, @Nullable Program program) {
  private static final Placement FAILED = Placement.nowhere(Reason.FAILED);

  String key() {
    return assigner.experiment().key();
  }

  Placement place(Draw draw, Context context) {
    return switch (draw) {
      case Placement settled -> settled;
      case Conditional open -> program == null ? open.ifEligible() : ask(program, open, context);
    };
  }

  private static Placement ask(Program program, Conditional open, Context context) {
    return switch (program.evaluate(context)) {
      case Outcome.Defined answer -> answer.isTrue() ? open.ifEligible() : open.ifNot();
      case Outcome.Undefined _ -> open.ifNot();
      case Outcome.Failed _ -> FAILED;
    };
  }
}
