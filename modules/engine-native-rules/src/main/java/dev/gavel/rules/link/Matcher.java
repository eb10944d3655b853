package dev.gavel.rules.link;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.question.Judge;
import dev.gavel.conditions.question.Judges;
import dev.gavel.conditions.question.StrictMismatch;
import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;

/**
 * A node that runs, without allocating.
 *
 * <p>Nearly all nodes are conditions of one class, which the JIT therefore inlines into the loops
 * of the groups; what differs between conditions is behind one call, to their judge.
 */
public abstract sealed class Matcher {

  /**
   * Whether the context satisfies the node.
   *
   * @param memo what was answered already in the same hearing
   * @throws StrictMismatch in strict mode
   */
  public abstract boolean matches(Context context, Memo memo);

  static final class AllOf extends Matcher {
    private final Matcher[] nodes;

    AllOf(Matcher[] nodes) {
      this.nodes = nodes;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      for (Matcher node : nodes) {
        if (!node.matches(context, memo)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class AnyOf extends Matcher {
    private final Matcher[] nodes;

    AnyOf(Matcher[] nodes) {
      this.nodes = nodes;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      for (Matcher node : nodes) {
        if (node.matches(context, memo)) {
          return true;
        }
      }
      return false;
    }
  }

  static final class Always extends Matcher {
    private final boolean truth;

    Always(boolean truth) {
      this.truth = truth;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      return truth;
    }
  }

  static final class Not extends Matcher {
    private final Matcher node;

    Not(Matcher node) {
      this.node = node;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      return !node.matches(context, memo);
    }
  }

  /** A test that other programs ask, too. */
  static final class Remembered extends Matcher {
    private final Matcher test;
    private final int slot;
    private final boolean negated;

    Remembered(Matcher test, int slot, boolean negated) {
      this.test = test;
      this.slot = slot;
      this.negated = negated;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      return answer(context, memo) != negated;
    }

    private boolean answer(Context context, Memo memo) {
      if (memo.isNone()) {
        return test.matches(context, memo);
      }
      return memo.isKnown(slot)
          ? memo.isTrue(slot)
          : memo.remember(slot, test.matches(context, memo));
    }
  }

  /** A window that the moment of the evaluation is in. */
  static final class AtThisMoment extends Matcher {
    private final TimeWindow window;
    private final boolean negated;

    AtThisMoment(TimeWindow window, boolean negated) {
      this.window = window;
      this.negated = negated;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      return window.holds(context.now().getEpochSecond()) != negated;
    }
  }

  static final class Asks extends Matcher {
    private final Normal.Ask ask;
    private final AttributePath attribute;
    private final Judge judge;
    private final boolean negated;
    private final boolean strict;

    Asks(Normal.Ask ask, boolean strict) {
      this.ask = ask;
      this.attribute = ask.condition().attribute();
      this.judge = Judges.of(ask.question());
      this.negated = ask.negated();
      this.strict = strict;
    }

    @Override
    public boolean matches(Context context, Memo memo) {
      Value actual = attribute.in(context.input());
      if (actual == null) {
        return negated;
      }
      Verdict verdict = judge.judge(actual);
      if (verdict == Verdict.MISMATCH) {
        mismatched(context, actual);
      }
      return (verdict == Verdict.TRUE) != negated;
    }

    private void mismatched(Context context, Value actual) {
      Condition condition = ask.condition();
      context.mismatches().mismatched(condition, actual);
      if (strict) {
        throw new StrictMismatch(condition, ask.question(), actual);
      }
    }
  }
}
