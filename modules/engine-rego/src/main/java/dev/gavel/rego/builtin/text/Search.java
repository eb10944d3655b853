package dev.gavel.rego.builtin.text;

import dev.gavel.rego.evaluation.Budget;
import java.util.function.IntPredicate;

/**
 * Where a text occurs in another. {@link String#indexOf} begins anew at each place, which for long
 * texts of few letters takes as long as their product; by Knuth, Morris and Pratt no letter is
 * looked at more than twice.
 */
final class Search {
  /** What is shorter is found faster by beginning anew. */
  private static final int SHORT = 32;

  private static final int LETTERS_OF_STEP = 64;

  private Search() {}

  static boolean contains(String text, String part, Budget budget) {
    return first(text, part, budget) >= 0;
  }

  /** The first place; -1 if there is none. */
  static int first(String text, String part, Budget budget) {
    if (part.length() <= SHORT) {
      budget.spend(1 + text.length() / LETTERS_OF_STEP);
      return text.indexOf(part);
    }
    int[] place = {-1};
    each(
        text,
        part,
        false,
        budget,
        at -> {
          place[0] = at;
          return false;
        });
    return place[0];
  }

  /**
   * Gives each place from the left, until it is not wanted any more.
   *
   * @param part not empty, if there is to be more than its first place
   * @param overlapping whether an occurrence may begin within the one before
   */
  static void each(
      String text, String part, boolean overlapping, Budget budget, IntPredicate wanted) {
    budget.spend(1 + text.length() / LETTERS_OF_STEP);
    if (part.length() > SHORT) {
      eachLong(text, part, overlapping, budget, wanted);
      return;
    }
    int step = overlapping ? 1 : part.length();
    int at = text.indexOf(part);
    while (at >= 0 && wanted.test(at)) {
      at = text.indexOf(part, at + step);
    }
  }

  private static void eachLong(
      String text, String part, boolean overlapping, Budget budget, IntPredicate wanted) {
    if (part.length() > text.length()) {
      return;
    }
    budget.allocate((long) Integer.BYTES * part.length());
    int[] fallbacks = fallbacks(part);
    int fitting = 0;
    for (int at = 0; at < text.length(); at++) {
      fitting = next(part, fallbacks, fitting, text.charAt(at));
      if (fitting == part.length()) {
        if (!wanted.test(at - part.length() + 1)) {
          return;
        }
        fitting = overlapping ? fallbacks[fitting - 1] : 0;
      }
    }
  }

  /** For each beginning of the part: how long a shorter beginning is that it ends with. */
  private static int[] fallbacks(String part) {
    int[] fallbacks = new int[part.length()];
    int fitting = 0;
    for (int at = 1; at < part.length(); at++) {
      fitting = next(part, fallbacks, fitting, part.charAt(at));
      fallbacks[at] = fitting;
    }
    return fallbacks;
  }

  private static int next(String part, int[] fallbacks, int fitting, char letter) {
    int length = fitting;
    while (length > 0 && part.charAt(length) != letter) {
      length = fallbacks[length - 1];
    }
    return part.charAt(length) == letter ? length + 1 : length;
  }
}
