package dev.gavel.decider.memory;

import dev.gavel.cache.Cache;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Programs beside their questions; null where the answers of one cannot be kept. */
record RememberingPanel(
    Panel asked,
    List<@Nullable Question> questions,
    Cache<DecisionKey, Remembered> cache,
    Duration timeToLive,
    boolean asksAhead)
    implements Panel {

  @Override
  public int size() {
    return asked.size();
  }

  @Nullable Question question(int number) {
    return questions.get(number);
  }

  @Override
  public Program program(int number) {
    return asked.program(number);
  }

  @Override
  public Hearing open() {
    return asksAhead ? new HearingAhead(this) : new RememberingHearing(this);
  }
}
