package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What rules answered while input and data were the same; an undefined answer too. Where a plan
 * puts back what it had replaced, the earlier answers hold again.
 */
final class Memory {
  private static final Object UNDEFINED = new Object();

  private final @Nullable Memory before;
  private final @Nullable Object input;
  private final @Nullable Object data;
  private final int rules;
  private @Nullable Object @Nullable [] answers;

  private Memory(
      @Nullable Memory before, @Nullable Object input, @Nullable Object data, int rules) {
    this.before = before;
    this.input = input;
    this.data = data;
    this.rules = rules;
  }

  static Memory of(@Nullable Object input, @Nullable Object data, int rules) {
    return new Memory(null, input, data, rules);
  }

  /** The memory for other documents, or for those of before. */
  @SuppressWarnings("ReferenceEquality") // comparing whole documents would cost more than it saves
  Memory when(@Nullable Object otherInput, @Nullable Object otherData) {
    for (Memory known = this; known != null; known = known.before) {
      if (known.input == otherInput && known.data == otherData) {
        return known;
      }
    }
    return new Memory(this, otherInput, otherData, rules);
  }

  boolean knows(Routine rule) {
    return answers != null && answers[rule.number()] != null;
  }

  @Nullable Value answer(Routine rule) {
    return answers != null && answers[rule.number()] instanceof Value value ? value : null;
  }

  void keep(Routine rule, @Nullable Value answer) {
    if (answers == null) {
      answers = new Object[rules];
    }
    answers[rule.number()] = answer == null ? UNDEFINED : answer;
  }
}
