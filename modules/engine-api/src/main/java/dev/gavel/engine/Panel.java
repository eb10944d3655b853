package dev.gavel.engine;

import java.util.List;

/**
 * Programs that were compiled together, since they are asked about the same contexts: the audiences
 * of a snapshot. Thread-safe, as each program is.
 */
public interface Panel {

  /** Programs that share nothing; each is asked alone. */
  static Panel of(List<? extends Program> programs) {
    return new SeparatePrograms(programs);
  }

  int size();

  /** One of them, to be asked alone. */
  Program program(int number);

  /** The way to ask many of them about one context after the other. */
  Hearing open();
}
