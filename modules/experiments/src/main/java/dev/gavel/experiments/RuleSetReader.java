package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of experiments and segments until there are too many in all.
 *
 * <p>A place costs far more memory than the brackets of an empty group, so lists and objects are
 * counted before anything is made of them.
 */
final class RuleSetReader {
  static final int MAX_CONDITIONS = 100_000;

  private static final int MAX_PARTS = 1_000_000;

  private final Findings findings;
  private int conditions;
  private int parts;

  RuleSetReader(Findings findings) {
    this.findings = findings;
  }

  /** Whether the limit is passed, which was told. */
  boolean full() {
    return conditions > MAX_CONDITIONS || parts > MAX_PARTS;
  }

  RuleSet read(@Nullable Value value, Pointer place) {
    countParts(value);
    if (parts > MAX_PARTS) {
      tooMany(place, MAX_PARTS, "rules, groups and conditions");
      return RuleSet.EVERYONE;
    }
    Diagnostics mistakes = new Diagnostics();
    RuleReader reader = new RuleReader(mistakes);
    RuleSet rules = reader.rules(value, place);
    conditions += reader.conditionCount();
    findings.addAll(mistakes);
    if (conditions > MAX_CONDITIONS) {
      tooMany(place, MAX_CONDITIONS, "conditions");
    }
    return rules;
  }

  private void tooMany(Pointer place, int most, String what) {
    findings.error(
        "too_many_conditions",
        place,
        "a snapshot has at most %d %s, and with these it has more".formatted(most, what),
        "say with in and an array what many conditions say with eq");
  }

  /** All objects and list items but those in operands. */
  private void countParts(@Nullable Value value) {
    switch (value) {
      case ArrayValue list -> {
        parts += list.size();
        list.forEach(this::countParts);
      }
      case ObjectValue object -> {
        parts++;
        for (int i = 0; i < object.size(); i++) {
          if (!Fields.name(object, i).equals("value")) {
            countParts(object.value(i));
          }
        }
      }
      case null -> {}
      case NullValue _, BooleanValue _, NumberValue _, StringValue _, SetValue _ -> {}
    }
  }
}
