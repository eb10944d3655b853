package dev.gavel.decider.memory;

import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.MismatchListener;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A hearing that says of each answer when it holds. One that failed, or that met an attribute which
 * could not be compared, holds for the one who asked alone: the next one is to notice it, too.
 */
final class Watched implements MismatchListener {
  private final Hearing hearing;
  private Context context = Context.empty();
  private boolean mismatched;

  Watched(Hearing hearing) {
    this.hearing = hearing;
  }

  void about(Context next) {
    context = next;
    hearing.about(new Context(next.input(), next.now(), this));
  }

  Context context() {
    return context;
  }

  int nextCandidate(int from) {
    return hearing.nextCandidate(from);
  }

  Outcome evaluate(int program) {
    return hearing.evaluate(program);
  }

  Remembered answer(int program, @Nullable Question question) {
    mismatched = false;
    Outcome outcome = hearing.evaluate(program);
    return new Remembered(
        outcome,
        question == null || mismatched || outcome instanceof Outcome.Failed
            ? Stretch.NEVER
            : question.reads().around(context.now()));
  }

  @Override
  public void mismatched(Condition condition, Value actual) {
    mismatched = true;
    context.mismatches().mismatched(condition, actual);
  }
}
