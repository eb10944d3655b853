package dev.gavel.conditions.path;

/** Leaves an evaluation whose steps are used up; without a stack trace, since it is an answer. */
public final class TooMuchWork extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchWork(String path) {
    super(
        "the path %s needs more than %,d steps on this value".formatted(path, JsonPath.MOST_STEPS),
        null,
        false,
        false);
  }
}
