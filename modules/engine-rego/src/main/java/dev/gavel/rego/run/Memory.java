package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What rules answered while the documents were the same; an undefined answer too. */
final class Memory {
  private static final Object UNDEFINED = new Object();

  private @Nullable Object @Nullable [] answers;

  boolean knows(Routine rule) {
    return answers != null && answers[rule.number()] != null;
  }

  @Nullable Value answer(Routine rule) {
    return answers == null || !(answers[rule.number()] instanceof Value value) ? null : value;
  }

  void keep(Routine rule, @Nullable Value answer, int rules) {
    if (answers == null) {
      answers = new Object[rules];
    }
    answers[rule.number()] = answer == null ? UNDEFINED : answer;
  }
}
