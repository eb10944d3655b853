package dev.gavel.benchmarks.peers;

import java.util.List;

/** A product under measurement, its flags and users prepared before. */
interface Evaluator extends AutoCloseable {

  boolean isOn(int flag, int user);

  /** The answers to all flags, by the product's own bulk call where it has one. */
  default Object all(int user) {
    boolean[] answers = new boolean[Flags.COUNT];
    for (int flag = 0; flag < Flags.COUNT; flag++) {
      answers[flag] = isOn(flag, user);
    }
    return answers;
  }

  @Override
  default void close() {}

  /**
   * Every user whom country and version keep out sees no flag, and every other sees some and not
   * all, about half. Which half depends on the product's hash.
   */
  default void check(List<User> users) {
    int on = 0;
    int asked = 0;
    for (int user = 0; user < users.size(); user++) {
      int seen = 0;
      for (int flag = 0; flag < Flags.COUNT; flag++) {
        seen += isOn(flag, user) ? 1 : 0;
      }
      boolean mayBeIn = users.get(user).mayBeIn();
      if (mayBeIn ? seen == 0 || seen == Flags.COUNT : seen != 0) {
        throw new IllegalStateException(this + " shows " + seen + " flags to " + users.get(user));
      }
      on += seen;
      asked += mayBeIn ? Flags.COUNT : 0;
    }
    if (Math.abs(on * 100.0 / asked - Flags.PERCENT) > 5) {
      throw new IllegalStateException(this + " shows " + on + " of " + asked + " flags");
    }
  }
}
