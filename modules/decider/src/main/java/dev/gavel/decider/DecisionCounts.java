package dev.gavel.decider;

import dev.gavel.engine.MismatchListener;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much was decided, and how often an attribute was of a kind that its operator cannot compare.
 */
public final class DecisionCounts implements MismatchListener {
  private final LongAdder decisions = new LongAdder();
  private final LongAdder assignments = new LongAdder();
  private final Map<Operator, LongAdder> mismatches = new EnumMap<>(Operator.class);

  public DecisionCounts() {
    for (Operator operator : Operator.values()) {
      mismatches.put(operator, new LongAdder());
    }
  }

  void decided(Decision decision) {
    decisions.increment();
    assignments.add(decision.assignments().size());
  }

  @Override
  public void mismatched(Condition condition, Value actual) {
    LongAdder count = mismatches.get(condition.operator());
    if (count != null) {
      count.increment();
    }
  }

  /** How many users were decided on. */
  public long decisions() {
    return decisions.sum();
  }

  /** How many variants they were assigned. */
  public long assignments() {
    return assignments.sum();
  }

  /** How many attributes could not be compared. */
  public long mismatches() {
    return mismatches.values().stream().mapToLong(LongAdder::sum).sum();
  }

  public ObjectValue toValue() {
    ObjectValue.Builder byOperator = ObjectValue.builder();
    mismatches.forEach(
        (operator, count) -> {
          if (count.sum() > 0) {
            byOperator.put(operator.label(), Value.of(count.sum()));
          }
        });
    return ObjectValue.builder()
        .put("decisions", Value.of(decisions()))
        .put("assignments", Value.of(assignments()))
        .put("mismatches", byOperator.build())
        .build();
  }
}
