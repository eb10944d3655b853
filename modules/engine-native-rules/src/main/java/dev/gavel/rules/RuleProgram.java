package dev.gavel.rules;

import dev.gavel.conditions.explain.Explain;
import dev.gavel.conditions.explain.Wording;
import dev.gavel.conditions.question.StrictMismatch;
import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Reads;
import dev.gavel.rules.link.Matcher;
import dev.gavel.rules.link.Memo;

/** Compiled rules: the fast path and, beside it, the one that explains. */
final class RuleProgram implements Program {
  private final Matcher matcher;
  private final Explain explain;
  private final Reads reads;

  RuleProgram(Matcher matcher, Explain explain, Reads reads) {
    this.matcher = matcher;
    this.explain = explain;
    this.reads = reads;
  }

  @Override
  public Outcome evaluate(Context context) {
    return evaluate(context, Memo.NONE);
  }

  Outcome evaluate(Context context, Memo memo) {
    try {
      return Outcome.Defined.of(matcher.matches(context, memo));
    } catch (StrictMismatch mismatch) {
      return Wording.failure(mismatch);
    } catch (StackOverflowError tooDeep) {
      return Explain.TOO_DEEP;
    }
  }

  @Override
  public Explanation explain(Context context) {
    return explain.why(context);
  }

  @Override
  public Reads reads() {
    return reads;
  }
}
