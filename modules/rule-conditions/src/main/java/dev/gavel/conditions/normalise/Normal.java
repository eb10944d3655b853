package dev.gavel.conditions.normalise;

import dev.gavel.conditions.question.Question;
import dev.gavel.engine.rule.RuleNode.Condition;
import java.util.List;

/**
 * A tree without {@code not}, without a group directly in a group of its own kind, without groups
 * of fewer than two, and without a node that stands twice in a group.
 */
public sealed interface Normal {

  record All(List<Normal> nodes) implements Normal {}

  record Any(List<Normal> nodes) implements Normal {}

  enum Constant implements Normal {
    TRUE,
    FALSE;

    static Constant of(boolean truth) {
      return truth ? TRUE : FALSE;
    }
  }

  /** What can be tested by itself: a leaf of the tree, which may be negated. */
  sealed interface Test extends Normal {
    boolean negated();

    /** The test without its negation. */
    Test positive();
  }

  /** A condition. Two are equal when they ask the same, wherever in the document they stand. */
  record Ask(Condition condition, Question question, boolean negated) implements Test {

    @Override
    public Test positive() {
      return negated ? new Ask(condition, question, false) : this;
    }

    /** Whether the moment is all that the answer depends on. */
    public boolean isAboutNow() {
      return question instanceof Question.During && condition.attribute().isRoot();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ask that
          && negated == that.negated
          && condition.attribute().equals(that.condition.attribute())
          && question.equals(that.question);
    }

    @Override
    public int hashCode() {
      return (condition.attribute().hashCode() * 31 + question.hashCode()) * 31
          + Boolean.hashCode(negated);
    }
  }

  /** Whether the context is in a segment. */
  record InSegment(NormalSegment segment, boolean negated) implements Test {

    @Override
    public Test positive() {
      return negated ? new InSegment(segment, false) : this;
    }
  }
}
