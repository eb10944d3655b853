package dev.gavel.rules;

import dev.gavel.conditions.explain.Explain;
import dev.gavel.conditions.explain.Wording;
import dev.gavel.conditions.question.StrictMismatch;
import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.rules.link.Matcher;
import dev.gavel.rules.link.Memo;
import java.util.List;

/**
 * Compiled rules: the fast path and, beside it, the one that explains.
 *
 * <p>Values that were read from JSON are of limited depth. Values that a caller nested by hand may
 * be deeper than the stack when they are compared; that too is an outcome.
 */
final class RuleProgram implements Program {
  private static final Outcome.Failed TOO_DEEP =
      new Outcome.Failed("too_deep", "a value of the context is nested too deep to be compared");

  private final Matcher matcher;
  private final Explain explain;

  RuleProgram(Matcher matcher, Explain explain) {
    this.matcher = matcher;
    this.explain = explain;
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
      return TOO_DEEP;
    }
  }

  @Override
  public Explanation explain(Context context) {
    try {
      return explain.why(context);
    } catch (StackOverflowError tooDeep) {
      return new Explanation(TOO_DEEP, null, List.of());
    }
  }
}
