package dev.gavel.decider.memory;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.Loader;
import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;

/** Asks the cache for the answer of one program at a time, when it is its turn. */
final class RememberingHearing implements Hearing, Loader<DecisionKey, Remembered> {
  private final RememberingPanel panel;
  private final Watched asked;
  private final Digester digester = new Digester();
  private int program;
  private boolean isAnswered;

  RememberingHearing(RememberingPanel panel) {
    this.panel = panel;
    this.asked = new Watched(panel.asked().open());
  }

  @Override
  public void about(Context next) {
    asked.about(next);
  }

  @Override
  public int nextCandidate(int from) {
    return asked.nextCandidate(from);
  }

  @Override
  public Outcome evaluate(int number) {
    Question question = panel.question(number);
    if (question == null) {
      return asked.evaluate(number);
    }
    program = number;
    isAnswered = false;
    DecisionKey key = question.about(asked.context().input(), digester);
    Remembered answer = panel.cache().get(key, this);
    return isAnswered || answer.holdsAt(asked.context().now()) ? answer.outcome() : answerAnew(key);
  }

  /** In place of an answer of another moment, or of one that was for somebody else alone. */
  private Outcome answerAnew(DecisionKey key) {
    Loaded<Remembered> anew = load(key);
    if (anew.timeToLive() != null && anew.timeToLive().isPositive()) {
      panel.cache().put(key, anew.value(), anew.timeToLive());
    }
    return anew.value().outcome();
  }

  @Override
  public Loaded<Remembered> load(DecisionKey key) {
    Remembered answer = asked.answer(program, panel.question(program));
    isAnswered = true;
    return answer.keptFrom(asked.context().now(), panel.timeToLive());
  }
}
