package dev.gavel.conditions.explain;

import dev.gavel.conditions.check.Checked;
import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.conditions.check.Segment;
import dev.gavel.conditions.question.Judges;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.StrictMismatch;
import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rules as they are written, from top to bottom and only as far as a reader would, and
 * writes down what it finds. Shares nothing with the compiled path but the meaning of questions.
 *
 * <p>What is found in a segment stands before the condition that asks for the segment. Mismatches
 * stand among the findings and are not reported to the context's listener, so that explaining an
 * evaluation does not count them twice.
 */
public final class Explain {
  /** Values that a caller nested by hand may be deeper than the stack when they are compared. */
  public static final Outcome.Failed TOO_DEEP =
      new Outcome.Failed("too_deep", "a value of the context is nested too deep to be compared");

  private final List<CheckedRule> rules;
  private final boolean strict;

  public Explain(List<CheckedRule> rules, boolean strict) {
    this.rules = rules;
    this.strict = strict;
  }

  public Explanation why(Context context) {
    Walk walk = new Walk(context, strict);
    try {
      for (CheckedRule rule : rules) {
        if (walk.holds(rule.when())) {
          return new Explanation(Outcome.Defined.TRUE, rule.place(), walk.findings);
        }
      }
    } catch (StrictMismatch mismatch) {
      return new Explanation(Wording.failure(mismatch), null, walk.findings);
    } catch (StackOverflowError tooDeep) {
      return new Explanation(TOO_DEEP, null, List.of());
    }
    return new Explanation(Outcome.Defined.of(rules.isEmpty()), null, walk.findings);
  }

  /** One way through the rules, for one context. */
  private static final class Walk {
    private final List<Finding> findings = new ArrayList<>();
    private final Context context;
    private final boolean strict;

    Walk(Context context, boolean strict) {
      this.context = context;
      this.strict = strict;
    }

    boolean holds(Checked node) {
      return switch (node) {
        case Checked.All(List<Checked> nodes) -> nodes.stream().allMatch(this::holds);
        case Checked.Any(List<Checked> nodes) -> nodes.stream().anyMatch(this::holds);
        case Checked.Not(Checked inner) -> !holds(inner);
        case Checked.Ask ask -> holds(ask);
        case Checked.InSegment inSegment -> holds(inSegment);
      };
    }

    private boolean holds(Checked.InSegment ask) {
      Segment found = null;
      for (Segment segment : ask.segments()) {
        if (isIn(segment)) {
          found = segment;
          break;
        }
      }
      boolean holds = (found != null) != ask.negated();
      findings.add(
          new Finding(
              ask.condition(),
              null,
              holds ? Verdict.TRUE : Verdict.FALSE,
              holds,
              Wording.segment(ask, found)));
      return holds;
    }

    private boolean isIn(Segment segment) {
      return segment.rules().isEmpty()
          || segment.rules().stream().anyMatch(rule -> holds(rule.when()));
    }

    private boolean holds(Checked.Ask ask) {
      Condition condition = ask.condition();
      Question question = ask.question();
      Value actual = actual(ask);
      Verdict answer = actual == null ? Verdict.MISSING : Judges.of(question).judge(actual);
      boolean holds = (answer == Verdict.TRUE) != ask.negated();
      findings.add(
          new Finding(
              condition, actual, verdict(answer, holds), holds, reason(ask, actual, answer)));
      if (strict && actual != null && answer == Verdict.MISMATCH) {
        throw new StrictMismatch(condition, question, actual);
      }
      return holds;
    }

    /** Where a window is about now, now is what it is asked about. */
    private @Nullable Value actual(Checked.Ask ask) {
      Condition condition = ask.condition();
      return ask.question() instanceof Question.During && condition.attribute().isRoot()
          ? StringValue.of(context.now().toString())
          : condition.attribute().in(context.input());
    }

    private static String reason(Checked.Ask ask, @Nullable Value actual, Verdict answer) {
      return switch (answer) {
        case MISSING -> Wording.missing(ask);
        case MISMATCH -> Wording.mismatch(ask.condition(), ask.question(), actual);
        case TRUE, FALSE -> Wording.fact(ask, actual, answer == Verdict.TRUE);
      };
    }

    /**
     * The verdict is on the condition, not on the question that a negative operator turns round.
     */
    private static Verdict verdict(Verdict answer, boolean holds) {
      return switch (answer) {
        case TRUE, FALSE -> holds ? Verdict.TRUE : Verdict.FALSE;
        case MISSING, MISMATCH -> answer;
      };
    }
  }
}
