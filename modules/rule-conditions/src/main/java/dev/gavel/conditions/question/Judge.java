package dev.gavel.conditions.question;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.Value;

/**
 * A question as code. Looks at a value that is there; only at a path in it there may be nothing,
 * and then the verdict is {@code MISSING}.
 */
@FunctionalInterface
public interface Judge {
  Verdict judge(Value actual);

  static Verdict verdict(boolean truth) {
    return truth ? Verdict.TRUE : Verdict.FALSE;
  }
}
