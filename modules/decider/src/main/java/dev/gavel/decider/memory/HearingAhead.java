package dev.gavel.decider.memory;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.Loader;
import dev.gavel.cache.Lookup;
import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cache once a context, for the answers of all programs that may be needed: one way to a
 * tier outside of the process, and not one for each rule.
 */
final class HearingAhead implements Hearing, Loader<DecisionKey, Remembered> {
  /** Beyond so many it decides, rather than have the tier look for more. */
  private static final int MOST = 512;

  private final RememberingPanel panel;
  private final Watched asked;
  private final Digester digester = new Digester();
  private final @Nullable DecisionKey[] keys;
  private Lookup<DecisionKey, Remembered> found;
  private int program;

  HearingAhead(RememberingPanel panel) {
    this.panel = panel;
    this.asked = new Watched(panel.asked().open());
    this.keys = new @Nullable DecisionKey[panel.size()];
    this.found = panel.cache().lookUp(List.of());
  }

  @Override
  public void about(Context next) {
    asked.about(next);
    Arrays.fill(keys, null);
    List<DecisionKey> wanted = new ArrayList<>();
    for (int number = asked.nextCandidate(0);
        number >= 0 && wanted.size() < MOST;
        number = asked.nextCandidate(number + 1)) {
      Question question = panel.question(number);
      if (question != null) {
        DecisionKey key = question.about(next.input(), digester);
        keys[number] = key;
        wanted.add(key);
      }
    }
    found = panel.cache().lookUp(wanted);
  }

  @Override
  public int nextCandidate(int from) {
    return asked.nextCandidate(from);
  }

  @Override
  public Outcome evaluate(int number) {
    DecisionKey key = keys[number];
    if (key == null) {
      return asked.evaluate(number);
    }
    Remembered known = found.get(key);
    if (known != null && known.holdsAt(asked.context().now())) {
      return known.outcome();
    }
    program = number;
    return found.load(key, this).outcome();
  }

  @Override
  public Loaded<Remembered> load(DecisionKey key) {
    return asked
        .answer(program, panel.question(program))
        .keptFrom(asked.context().now(), panel.timeToLive());
  }
}
