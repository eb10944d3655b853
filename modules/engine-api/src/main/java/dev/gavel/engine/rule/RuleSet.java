package dev.gavel.engine.rule;

import java.util.List;

/** A list of rules, any of which may match. An empty list lets everyone in. */
public record RuleSet(List<Rule> rules) {
  public static final RuleSet EVERYONE = new RuleSet(List.of());

  public RuleSet {
    rules = List.copyOf(rules);
  }

  public boolean letsEveryoneIn() {
    return rules.isEmpty();
  }
}
