package dev.gavel.rules;

import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;
import dev.gavel.rules.index.Index;
import dev.gavel.rules.link.Memo;

/** One thread's questions to a panel: what was answered already, and who is worth asking. */
final class RuleHearing implements Hearing {
  private static final Context NOBODY = Context.empty();

  private final RuleProgram[] programs;
  private final Index index;
  private final Memo memo;
  private final long[] candidates;
  private Context context = NOBODY;
  private boolean isMarked;

  RuleHearing(RuleProgram[] programs, Index index, Memo memo) {
    this.programs = programs;
    this.index = index;
    this.memo = memo;
    this.candidates = new long[index.words()];
  }

  @Override
  public void about(Context next) {
    memo.turn(next.now().equals(context.now()));
    context = next;
    isMarked = false;
  }

  @Override
  public int nextCandidate(int from) {
    if (!isMarked) {
      index.mark(context, candidates);
      isMarked = true;
    }
    int word = from / Long.SIZE;
    if (word >= candidates.length) {
      return -1;
    }
    long left = candidates[word] & (-1L << from);
    while (left == 0) {
      if (++word == candidates.length) {
        return -1;
      }
      left = candidates[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(left);
  }

  @Override
  public Outcome evaluate(int number) {
    return programs[number].evaluate(context, memo);
  }
}
