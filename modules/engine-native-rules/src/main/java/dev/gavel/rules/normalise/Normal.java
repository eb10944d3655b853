package dev.gavel.rules.normalise;

import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.rules.question.Question;
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

  /** A condition. Two are equal when they ask the same, wherever in the document they stand. */
  record Ask(Condition condition, Question question, boolean negated) implements Normal {

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
}
