package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.EvaluationException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the plan, linked; it is made before its body, since functions call each other. */
final class Routine {
  private final int number;
  private final String title;
  private final int parameters;
  private Steps[] body = {};
  private int frameSize;
  private int result;

  /**
   * A routine without a body.
   *
   * @param number among all routines
   * @param title as errors name it
   */
  Routine(int number, String title, int parameters) {
    this.number = number;
    this.title = title;
    this.parameters = parameters;
  }

  void complete(List<Steps> blocks, int locals, int resultLocal) {
    body = blocks.toArray(Steps[]::new);
    frameSize = locals;
    result = resultLocal;
  }

  int number() {
    return number;
  }

  int parameters() {
    return parameters;
  }

  /** Room for a call; the arguments come first. */
  @Nullable Object[] frame() {
    return new Object[frameSize];
  }

  @Nullable Value call(@Nullable Object[] frame, Execution during) {
    during.enter(frameSize);
    try {
      return run(frame, during);
    } catch (DisagreementException conflict) {
      throw new EvaluationException(
          EvaluationException.CONFLICT, conflict.at(), whoDisagrees() + values(frame, during));
    } finally {
      during.leave();
    }
  }

  private @Nullable Value run(@Nullable Object[] frame, Execution during) {
    during.answer(null);
    int answer = Steps.runAll(body, frame, during);
    return answer == Step.RETURN ? during.answer() : null;
  }

  private String whoDisagrees() {
    return parameters == 2
        ? "rule " + title + " produced conflicting values"
        : "function " + title + " produced conflicting values for the same inputs";
  }

  private String reason() {
    return parameters == 2
        ? "complete rules must not produce multiple outputs"
        : "functions must not produce multiple outputs for same inputs";
  }

  private String values(@Nullable Object[] frame, Execution during) {
    Arrays.fill(frame, parameters, frame.length, null);
    Disagreement disagreement = new Disagreement(frame, result);
    during.hear(disagreement);
    during.evaluation().mute();
    run(frame, during);
    return disagreement.text() + "\n(" + reason() + ")";
  }
}
