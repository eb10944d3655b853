package dev.gavel.decider;

import dev.gavel.engine.Context;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import org.jspecify.annotations.Nullable;

/** The questions of one decision: who asks, and what was answered for each audience already. */
final class Asking {
  private final Context context;
  private final @Nullable Outcome[] answers;

  Asking(Context context, int audiences) {
    this.context = context;
    this.answers = new @Nullable Outcome[audiences];
  }

  Context context() {
    return context;
  }

  Outcome ask(int audience, Program program) {
    Outcome answer = answers[audience];
    if (answer == null) {
      answer = program.evaluate(context);
      answers[audience] = answer;
    }
    return answer;
  }
}
