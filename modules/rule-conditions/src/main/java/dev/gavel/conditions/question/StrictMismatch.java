package dev.gavel.conditions.question;

import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;

/** Leaves a strict evaluation on the spot; the program turns it into an outcome. */
public final class StrictMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Condition condition;
  private final transient Question question;
  private final transient Value actual;

  public StrictMismatch(Condition condition, Question question, Value actual) {
    super(null, null, false, false);
    this.condition = condition;
    this.question = question;
    this.actual = actual;
  }

  public Condition condition() {
    return condition;
  }

  public Question question() {
    return question;
  }

  public Value actual() {
    return actual;
  }
}
