package dev.gavel.conditions.question;

import dev.gavel.conditions.path.JsonPath;
import dev.gavel.conditions.path.TooMuchWork;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what stands at a path. Where a path can lead to several values, it is enough that the answer
 * is yes for one of them, or for the list of them all.
 */
final class Paths {
  private Paths() {}

  static Judge judge(JsonPath path, Judge judge) {
    return path.isSingular()
        ? actual -> ofOne(path.single(actual), judge)
        : actual -> ofSeveral(path, actual, judge);
  }

  private static Verdict ofOne(@Nullable Value found, Judge judge) {
    return found == null || found == NullValue.NULL ? Verdict.MISSING : judge.judge(found);
  }

  private static Verdict ofSeveral(JsonPath path, Value actual, Judge judge) {
    List<Value> found = new ArrayList<>();
    try {
      found.addAll(path.select(actual));
    } catch (TooMuchWork _) {
      return Verdict.MISMATCH;
    }
    found.removeIf(value -> value == NullValue.NULL); // null is missing
    if (found.isEmpty()) {
      return Verdict.MISSING;
    }
    Verdict best = Verdict.MISMATCH;
    for (Value value : found) {
      best = better(best, judge.judge(value));
      if (best == Verdict.TRUE) {
        return best;
      }
    }
    return better(best, judge.judge(ArrayValue.of(found)));
  }

  /** Yes before no, and no before what could not be compared. */
  private static Verdict better(Verdict one, Verdict other) {
    return one == Verdict.MISMATCH || other == Verdict.TRUE ? other : one;
  }
}
