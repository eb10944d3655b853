package dev.gavel.rules.question;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rules.path.JsonPath;
import dev.gavel.rules.path.TooMuchWork;
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
    List<Value> found;
    try {
      found = path.select(actual);
    } catch (TooMuchWork _) {
      return Verdict.MISMATCH;
    }
    Verdict best = Verdict.MISSING;
    for (Value value : found) {
      best = better(best, ofOne(value, judge));
      if (best == Verdict.TRUE) {
        return best;
      }
    }
    return best == Verdict.MISSING ? best : better(best, judge.judge(ArrayValue.of(found)));
  }

  /** Yes before no, no before what could not be compared, and that before nothing. */
  private static Verdict better(Verdict one, Verdict other) {
    if (one == Verdict.MISSING || other == Verdict.TRUE) {
      return other;
    }
    return one == Verdict.MISMATCH && other == Verdict.FALSE ? other : one;
  }
}
