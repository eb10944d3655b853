package dev.gavel.engine;

/**
 * Questions to a {@link Panel} about one context after the other. What several programs ask is
 * answered once a context, and what depends on nothing but the moment once for all contexts of that
 * moment. Belongs to one thread.
 */
public interface Hearing {

  /** Turns to the next context. To be called before the first question. */
  void about(Context context);

  /**
   * The first program, from this number on, that the context may satisfy; the ones passed over
   * would surely answer false. Negative when there is none.
   */
  int nextCandidate(int from);

  /** As {@link Program#evaluate} of that program. */
  Outcome evaluate(int number);
}
