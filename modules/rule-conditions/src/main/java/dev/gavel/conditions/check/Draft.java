package dev.gavel.conditions.check;

import dev.gavel.conditions.time.Zone;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A condition whose operand is being checked: where its parts are, and what to say when one is
 * wrong. After a mistake there is a stand-in, so that checking goes on.
 *
 * @param operator what is compared by; at a path not the condition's own
 */
record Draft(Condition condition, Operator operator, Diagnostics mistakes) {

  Draft comparedBy(Operator other) {
    return new Draft(condition, other, mistakes);
  }

  /** The operand; null, and a mistake, where there is none. */
  @Nullable Value operand() {
    if (condition.value() == null) {
      mistakes.error(
          "missing_value",
          condition.place(),
          operator.label() + " needs a value",
          "\"value\": " + operator.operand().example());
    }
    return condition.value();
  }

  Pointer place() {
    return condition.place().member("value");
  }

  /** Says that the operand is of the wrong kind. */
  void wrong(Value operand) {
    wrong(place(), "needs " + operator.operand().noun() + ", not " + operand.kind().noun());
  }

  /** Says what is wrong with the operand, or a part of it. */
  void wrong(Pointer place, String what) {
    mistakes.error(
        "wrong_operand",
        place,
        operator.label() + " " + what,
        "\"value\": " + operator.operand().example());
  }

  /** The two ends of a range; null, and a mistake, where there are not just two. */
  @Nullable ArrayValue ends() {
    Value operand = operand();
    if (operand instanceof ArrayValue ends && ends.size() == 2) {
      return ends;
    }
    if (operand instanceof ArrayValue ends) {
      wrong(place(), "needs " + operator.operand().noun() + ", not an array of " + ends.size());
    } else if (operand != null) {
      wrong(operand);
    }
    return null;
  }

  /** A field beside the operand; null where there is none. */
  @Nullable Value option(String name) {
    Value option = condition.options().get(name);
    return option == NullValue.NULL ? null : option;
  }

  void wrongOption(String name, String wanted, String hint) {
    Value option = condition.options().get(name);
    mistakes.error(
        "wrong_option",
        condition.place().member(name),
        name + " must be " + wanted + (option == null ? "" : ", not " + Diagnostic.shown(option)),
        hint);
  }

  Bounds bounds() {
    Value option = option("bounds");
    Bounds bounds =
        option == null
            ? Bounds.INCLUSIVE
            : option instanceof StringValue(String name) ? Bounds.named(name) : null;
    if (bounds == null) {
      wrongOption("bounds", "one of inclusive, exclusive, low and high", "\"bounds\": \"low\"");
      return Bounds.INCLUSIVE;
    }
    return bounds;
  }

  Zone zone() {
    Value option = option("timezone");
    Zone zone =
        option == null
            ? Zone.UTC
            : option instanceof StringValue(String name) ? Zone.named(name) : null;
    if (zone == null) {
      wrongOption(
          "timezone", "a time zone's name or an offset", "\"timezone\": \"America/New_York\"");
      return Zone.UTC;
    }
    return zone;
  }
}
