package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads the rules of experiments and segments until there are too many conditions in all. */
final class RuleSetReader {
  static final int MAX_CONDITIONS = 100_000;

  private final Findings findings;
  private int conditions;

  RuleSetReader(Findings findings) {
    this.findings = findings;
  }

  /** Whether the limit is passed, which was told. */
  boolean full() {
    return conditions > MAX_CONDITIONS;
  }

  RuleSet read(@Nullable Value value, Pointer place) {
    Diagnostics mistakes = new Diagnostics();
    RuleReader reader = new RuleReader(mistakes);
    RuleSet rules = reader.rules(value, place);
    conditions += reader.conditionCount();
    findings.addAll(mistakes);
    if (full()) {
      findings.error(
          "too_many_conditions",
          place,
          "a snapshot has at most 100000 conditions, and with these it has more",
          "say with in and an array what many conditions say with eq");
    }
    return rules;
  }
}
