package dev.gavel.rules.question;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.Value;

/** A question as code. Looks at a value that is there, so its verdict is never {@code MISSING}. */
@FunctionalInterface
public interface Judge {
  Verdict judge(Value actual);
}
