package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleSet;

/** Who may be in an experiment. */
public sealed interface Eligibility {

  /** Whoever one of the rules matches; everyone, where there are none. */
  record ByRules(RuleSet rules) implements Eligibility {}

  /**
   * Whoever a rule of the snapshot's policies is true of: {@code data.targeting.checkout.eligible}.
   */
  record ByPolicy(Pointer place, String rule) implements Eligibility {}
}
