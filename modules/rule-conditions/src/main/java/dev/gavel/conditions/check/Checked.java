package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.engine.rule.RuleNode.Condition;
import java.util.List;

/** A rule tree whose every condition makes sense, in the order and shape of the document. */
public sealed interface Checked {

  record All(List<Checked> nodes) implements Checked {}

  record Any(List<Checked> nodes) implements Checked {}

  record Not(Checked node) implements Checked {}

  /**
   * A condition.
   *
   * @param negated whether it holds when the answer to the question is anything but yes
   */
  record Ask(Condition condition, Question question, boolean negated) implements Checked {}

  /**
   * A condition on segments.
   *
   * @param negated whether it holds when the context is in none of them
   */
  record InSegment(Condition condition, List<Segment> segments, boolean negated)
      implements Checked {}
}
