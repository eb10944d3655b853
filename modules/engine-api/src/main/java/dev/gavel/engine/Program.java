package dev.gavel.engine;

import org.jspecify.annotations.Nullable;

/** Something that was compiled. Thread-safe, and free of state that evaluations share. */
public interface Program {

  /** Never throws: what goes wrong is an outcome. */
  Outcome evaluate(Context context);

  /** The same answer with its reasons; separate, so that not explaining costs nothing. */
  Explanation explain(Context context);

  /** What its answers depend on; null when it cannot say, and no answer is to be kept. */
  default @Nullable Reads reads() {
    return null;
  }
}
