package dev.gavel.decider;

import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Panel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one decision, or of many one after the other: who asks, which experiments to
 * look at, and what was answered for each audience already. Belongs to one thread.
 */
final class Asking {
  private final Hearing hearing;
  private final Roster roster;
  private final long[] called;
  private final @Nullable Outcome[] answers;
  private Context context = Context.empty();

  Asking(Panel panel, Roster roster, int sharedAudiences) {
    this.hearing = panel.open();
    this.roster = roster;
    this.called = new long[roster.words()];
    this.answers = new @Nullable Outcome[sharedAudiences];
  }

  void about(Context next) {
    context = next;
    hearing.about(next);
    roster.call(hearing, called);
    Arrays.fill(answers, null);
  }

  Context context() {
    return context;
  }

  /** How many experiments there are to look at. */
  int experiments() {
    int count = 0;
    for (long word : called) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Sixty-four experiments from this many times sixty-four on: a bit for each to look at. */
  long called(int word) {
    return called[word];
  }

  Outcome ask(Audience audience) {
    if (!audience.isShared()) {
      return hearing.evaluate(audience.program());
    }
    Outcome answer = answers[audience.slot()];
    if (answer == null) {
      answer = hearing.evaluate(audience.program());
      answers[audience.slot()] = answer;
    }
    return answer;
  }
}
