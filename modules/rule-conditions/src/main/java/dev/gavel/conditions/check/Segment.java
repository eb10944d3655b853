package dev.gavel.conditions.check;

import java.util.List;

/**
 * Rules that have a name. One object stands for all mentions of the name, so that what is made of
 * it is made once.
 */
public final class Segment {
  private final String name;
  private final List<CheckedRule> rules;
  private final long conditions;

  Segment(String name, List<CheckedRule> rules, long conditions) {
    this.name = name;
    this.rules = List.copyOf(rules);
    this.conditions = conditions;
  }

  public String name() {
    return name;
  }

  public List<CheckedRule> rules() {
    return rules;
  }

  /** How many conditions there are to look at, at most, those of other segments included. */
  long conditions() {
    return conditions;
  }
}
