package dev.gavel.engine;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.Value;

/** What an evaluation came to. */
public sealed interface Outcome {

  /** Whether the answer is there and is the boolean true. */
  boolean isTrue();

  /** There is an answer. */
  record Defined(Value value) implements Outcome {
    public static final Defined TRUE = new Defined(BooleanValue.TRUE);
    public static final Defined FALSE = new Defined(BooleanValue.FALSE);

    /** The two answers of a rule tree; no evaluation makes a new one. */
    public static Defined of(boolean truth) {
      return truth ? TRUE : FALSE;
    }

    @Override
    public boolean isTrue() {
      return value.equals(BooleanValue.TRUE);
    }
  }

  /** The question has no answer, which is not the same as false. */
  enum Undefined implements Outcome {
    UNDEFINED;

    @Override
    public boolean isTrue() {
      return false;
    }
  }

  /**
   * The evaluation broke off.
   *
   * @param code stable and for machines: {@code mismatch}
   * @param message one sentence that names the cause
   */
  record Failed(String code, String message) implements Outcome {
    @Override
    public boolean isTrue() {
      return false;
    }
  }
}
