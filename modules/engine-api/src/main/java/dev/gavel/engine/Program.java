package dev.gavel.engine;

/** Something that was compiled. Thread-safe, and free of state that evaluations share. */
public interface Program {

  /** Never throws: what goes wrong is an outcome. */
  Outcome evaluate(Context context);

  /** The same answer with its reasons; separate, so that not explaining costs nothing. */
  Explanation explain(Context context);
}
