package dev.gavel.decider.memory;

import dev.gavel.cache.Cache;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Reads;
import dev.gavel.engine.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what an engine answered, rule by rule. An answer is kept as long as it stays true:
 * forever, but for the cache's own time to live; to the next edge of a time window; or not at all
 * where it depends on chance. An evaluation that failed, or that met an attribute it could not
 * compare, is not kept, so that each is noticed.
 */
public final class Memory {
  private final Cache<DecisionKey, Remembered> cache;
  private final Duration timeToLive;
  private final String engine;
  private final boolean asksAhead;

  /**
   * A memory in this cache.
   *
   * @param timeToLive how long an answer is kept that stays true
   * @param engine the engine's name, and whatever else decides what it answers
   * @param asksAhead whether the cache is asked for all the rules that a decision may need at once:
   *     best where asking takes longer than deciding
   */
  public Memory(
      Cache<DecisionKey, Remembered> cache, Duration timeToLive, String engine, boolean asksAhead) {
    this.cache = cache;
    this.timeToLive = timeToLive;
    this.engine = engine;
    this.asksAhead = asksAhead;
  }

  /** The same programs, each of which is asked only for what was not answered before. */
  public Panel remembering(
      Panel panel, List<Source.Rules> sources, String environment, long version) {
    Scopes scopes = new Scopes(environment, version, engine);
    List<@Nullable Question> questions = new ArrayList<>(sources.size());
    for (int number = 0; number < sources.size(); number++) {
      Reads reads = panel.program(number).reads();
      questions.add(reads == null ? null : new Question(scopes.of(sources.get(number)), reads));
    }
    return new RememberingPanel(panel, questions, cache, timeToLive, asksAhead);
  }
}
