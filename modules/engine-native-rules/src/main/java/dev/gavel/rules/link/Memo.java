package dev.gavel.rules.link;

import java.util.Arrays;

/** The answers that were given to shared tests, for one context after the other. */
public final class Memo {
  /** Remembers nothing: for a program that is asked alone. */
  public static final Memo NONE = new Memo(0, 0);

  private static final byte UNKNOWN = 0;
  static final byte FALSE = 1;
  static final byte TRUE = 2;

  private final byte[] answers;
  private final int aboutNow;

  public Memo(int slots, int aboutNow) {
    this.answers = new byte[slots];
    this.aboutNow = aboutNow;
  }

  /** Forgets what was about the last context, and where it is another moment, about that. */
  public void turn(boolean sameMoment) {
    Arrays.fill(answers, sameMoment ? aboutNow : 0, answers.length, UNKNOWN);
  }

  boolean isNone() {
    return answers.length == 0;
  }

  boolean isKnown(int slot) {
    return answers[slot] != UNKNOWN;
  }

  boolean isTrue(int slot) {
    return answers[slot] == TRUE;
  }

  boolean remember(int slot, boolean answer) {
    answers[slot] = answer ? TRUE : FALSE;
    return answer;
  }
}
