package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What rules answered while input and data were the same; an undefined answer too. Where a plan
 * puts back what it had replaced, the earlier answers hold again.
 */
public final class Memory {
  /** What is known to have no value. */
  public static final Object UNDEFINED = new Object();

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
  public Memory when(@Nullable Object otherInput, @Nullable Object otherData) {
    for (Memory known = this; known != null; known = known.before) {
      if (known.input == otherInput && known.data == otherData) {
        return known;
      }
    }
    return new Memory(this, otherInput, otherData, rules);
  }

  /** A value, {@link #UNDEFINED}, or null where nothing is known. */
  public @Nullable Object known(int rule) {
    @Nullable Object[] kept = answers;
    return kept == null ? null : kept[rule];
  }

  public void keep(int rule, @Nullable Value answer) {
    @Nullable Object[] kept = answers;
    if (kept == null) {
      kept = new Object[rules];
      answers = kept;
    }
    kept[rule] = answer == null ? UNDEFINED : answer;
  }
}
