package dev.gavel.rego.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block, linked. */
final class Steps {
  private final Step[] steps;

  Steps(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  /** As a step's answer, where {@link Step#NEXT} means that the block ran to its end. */
  int run(@Nullable Object[] locals, Execution during) {
    for (Step step : steps) {
      int answer = step.run(locals, during);
      if (answer != Step.NEXT) {
        return answer;
      }
    }
    return Step.NEXT;
  }

  /** What a break out of a nested block means for the block around it. */
  static int outward(int answer) {
    return answer == Step.RETURN ? answer : answer - 1;
  }

  /** Runs blocks in turn: what leaves one for its end goes on with the next. */
  static int runAll(Steps[] blocks, @Nullable Object[] locals, Execution during) {
    for (Steps block : blocks) {
      int answer = block.run(locals, during);
      if (answer > Step.UNDEFINED) {
        return outward(answer);
      }
    }
    return Step.NEXT;
  }
}
