package dev.gavel.conditions.path;

import dev.gavel.engine.value.Value;
import java.util.List;

/** What may stand in a filter, by the three types that the RFC gives: nodes, values, conditions. */
sealed interface Expression permits Query, Expression.Operand, Expression.Condition {

  /** Stands for one value, or for nothing. */
  sealed interface Operand extends Expression {

    record Literal(Value value) implements Operand {}

    record Singular(boolean fromRoot, List<Step> steps) implements Operand {}

    /** How many characters, elements or members there are. */
    record Length(Operand of) implements Operand {}

    record Count(Query query) implements Operand {}

    /** The value that is selected alone. */
    record Only(Query query) implements Operand {}
  }

  /** Holds or does not. */
  sealed interface Condition extends Expression {

    record Or(List<Condition> parts) implements Condition {}

    record And(List<Condition> parts) implements Condition {}

    record Not(Condition negated) implements Condition {}

    record Exists(Query query) implements Condition {}

    record Compares(Operand left, Relation relation, Operand right) implements Condition {}

    /** A pattern that stands in the path, so that it is compiled with it. */
    record Matches(Operand text, Regexp pattern, boolean whole) implements Condition {}

    /** A pattern that the document brings. */
    record MatchesGiven(Operand text, Operand pattern, boolean whole) implements Condition {}
  }

  enum Relation {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    GREATER(">");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }
}
