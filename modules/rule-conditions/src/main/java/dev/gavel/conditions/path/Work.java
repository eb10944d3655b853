package dev.gavel.conditions.path;

/**
 * The steps that one evaluation has left. A step is about the time that one value takes; whatever
 * takes longer, such as reading a long text, is paid with more of them.
 */
final class Work {
  /** So many characters are compared or counted in the time of a step. */
  private static final int CHARACTERS = 32;

  private final String path;
  private long left = JsonPath.MOST_STEPS;

  Work(String path) {
    this.path = path;
  }

  void step() {
    steps(1);
  }

  void steps(long count) {
    left -= count;
    if (left < 0) {
      throw new TooMuchWork(path);
    }
  }

  void reading(int characters) {
    steps(1 + characters / CHARACTERS);
  }
}
