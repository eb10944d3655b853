package dev.gavel.engine;

import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an evaluation came out as it did.
 *
 * @param matchedRule the rule that let the context in; null when none did, or none was needed
 * @param findings the conditions that were looked at, in that order
 */
public record Explanation(Outcome outcome, @Nullable Place matchedRule, List<Finding> findings) {

  public Explanation {
    findings = List.copyOf(findings);
  }

  /** What a condition turned out to be. */
  public enum Verdict {
    TRUE,
    FALSE,
    /** The attribute is not there, or null. */
    MISSING,
    /** The attribute is of a kind that the operator cannot compare. */
    MISMATCH
  }

  /**
   * One condition that was looked at.
   *
   * @param actual the attribute's value; null when it is missing
   * @param holds whether the condition held; a missing attribute satisfies a negative operator
   */
  public record Finding(
      Condition condition, @Nullable Value actual, Verdict verdict, boolean holds, String reason) {

    /** The attribute's name; null for a condition that names none. */
    private Value attribute() {
      return Value.of(condition.attribute().isRoot() ? null : condition.attribute().name());
    }

    ObjectValue toValue() {
      ObjectValue.Builder value =
          ObjectValue.builder()
              .put("place", StringValue.of(condition.place().pointer()))
              .put("attribute", attribute())
              .put("operator", StringValue.of(condition.operator().label()));
      for (String option : condition.operator().operand().options()) {
        Value chosen = condition.options().get(option);
        if (chosen != null) {
          value.put(option, chosen);
        }
      }
      if (condition.value() != null) {
        value.put("expected", condition.value());
      }
      value
          .put("actual", Value.of(actual))
          .put("verdict", StringValue.of(verdict.name().toLowerCase(Locale.ROOT)))
          .put("holds", Value.of(holds))
          .put("reason", StringValue.of(reason));
      return condition.description().isEmpty()
          ? value.build()
          : value.put("description", StringValue.of(condition.description())).build();
    }
  }

  /** For answers and tools. */
  public ObjectValue toValue() {
    return ObjectValue.builder()
        .put("matched", Value.of(outcome.isTrue()))
        .put("matched_rule", Value.of(matchedRule == null ? null : matchedRule.toString()))
        .put("conditions", ArrayValue.of(findings.stream().map(Finding::toValue).toList()))
        .build();
  }
}
