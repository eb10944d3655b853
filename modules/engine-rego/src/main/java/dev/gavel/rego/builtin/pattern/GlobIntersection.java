package dev.gavel.rego.builtin.pattern;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.pattern.GlobToken.Repeat;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether some text fits two patterns at once, by the rules of the glob-intersection library that
 * OPA uses. Both are walked through together; what a pair of places gives is kept, so that no pair
 * is tried twice.
 */
final class GlobIntersection {
  private final Budget budget;
  private final List<GlobToken> left;
  private final List<GlobToken> right;
  private final @Nullable Boolean[] known;

  private GlobIntersection(Budget budget, List<GlobToken> left, List<GlobToken> right) {
    this.budget = budget;
    this.left = left;
    this.right = right;
    long pairs = (left.size() + 1L) * (right.size() + 1L);
    budget.spend(pairs);
    budget.allocate(8 * pairs);
    this.known = new Boolean[Math.toIntExact(pairs)];
  }

  static Value match(Evaluation during, Value[] operands) {
    String first = Operands.text(operands, 1);
    String second = Operands.text(operands, 2);
    List<GlobToken> left = GlobTokens.read(during.budget(), first);
    List<GlobToken> right = GlobTokens.read(during.budget(), second);
    return BooleanValue.of(isPossible(during.budget(), left, right));
  }

  /** Tokens without a repeat at both ends have to fit one to one; one stays, so none gets empty. */
  private static boolean isPossible(Budget budget, List<GlobToken> left, List<GlobToken> right) {
    int from = 0;
    while (from < left.size() && from < right.size() && single(left, from) && single(right, from)) {
      if (!left.get(from).meets(right.get(from))) {
        return false;
      }
      from++;
    }
    from = Math.max(0, from - 1);
    int leftEnd = left.size();
    int rightEnd = right.size();
    while (leftEnd > from
        && rightEnd > from
        && single(left, leftEnd - 1)
        && single(right, rightEnd - 1)) {
      if (!left.get(--leftEnd).meets(right.get(--rightEnd))) {
        return false;
      }
    }
    int kept = leftEnd < left.size() ? 1 : 0;
    return new GlobIntersection(
            budget, left.subList(from, leftEnd + kept), right.subList(from, rightEnd + kept))
        .meet(0, 0);
  }

  private static boolean single(List<GlobToken> tokens, int at) {
    return tokens.get(at).repeat() == Repeat.NONE;
  }

  private boolean meet(int leftFrom, int rightFrom) {
    int slot = leftFrom * (right.size() + 1) + rightFrom;
    Boolean answer = known[slot];
    if (answer == null) {
      answer = walk(leftFrom, rightFrom);
      known[slot] = answer;
    }
    return answer;
  }

  private boolean walk(int leftFrom, int rightFrom) {
    int i = leftFrom;
    int j = rightFrom;
    while (i < left.size() && j < right.size()) {
      budget.spend(1);
      if (!single(left, i)) {
        return repeated(i, j, true);
      }
      if (!single(right, j)) {
        return repeated(j, i, false);
      }
      if (!left.get(i++).meets(right.get(j++))) {
        return false;
      }
    }
    return i == left.size() && j == right.size();
  }

  private boolean repeated(int at, int other, boolean ofLeft) {
    List<GlobToken> mine = ofLeft ? left : right;
    List<GlobToken> theirs = ofLeft ? right : left;
    if (mine.get(at).repeat() == Repeat.ANY) {
      return swallow(at, other, ofLeft);
    }
    if (!mine.get(at).meets(theirs.get(other))) {
      return false;
    }
    return swallow(at, other + 1, ofLeft)
        || (theirs.get(other).repeat() != Repeat.NONE && meet(at + 1, other, ofLeft));
  }

  /** Takes what the repeated token meets, and tries at each token that its follower meets. */
  private boolean swallow(int at, int from, boolean ofLeft) {
    List<GlobToken> mine = ofLeft ? left : right;
    List<GlobToken> theirs = ofLeft ? right : left;
    GlobToken follower = at + 1 < mine.size() ? mine.get(at + 1) : null;
    for (int i = from; i < theirs.size(); i++) {
      budget.spend(1);
      GlobToken token = theirs.get(i);
      if (follower != null && token.meets(follower) && meet(at + 1, i, ofLeft)) {
        return true;
      }
      if (!token.meets(mine.get(at))) {
        return false;
      }
    }
    return follower == null;
  }

  private boolean meet(int mine, int theirs, boolean ofLeft) {
    return ofLeft ? meet(mine, theirs) : meet(theirs, mine);
  }
}
