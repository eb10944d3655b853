package dev.gavel.decider;

import dev.gavel.engine.value.ObjectValue;
import java.util.Set;

/**
 * Who asks, and what is known of them.
 *
 * @param experiments only these, by key; empty for all
 */
public record DecisionRequest(String userKey, ObjectValue context, Set<String> experiments) {
  public DecisionRequest {
    experiments = Set.copyOf(experiments);
  }

  public static DecisionRequest of(String userKey, ObjectValue context) {
    return new DecisionRequest(userKey, context, Set.of());
  }

  boolean wants(String experiment) {
    return experiments.isEmpty() || experiments.contains(experiment);
  }
}
