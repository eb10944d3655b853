package dev.gavel.rego.ruletree;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.question.Question;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** One condition as one expression of Rego. */
final class Asked {
  private Asked() {}

  static String expression(Normal.Ask ask) {
    String attribute = attribute(ask.condition().attribute());
    String holds =
        switch (ask.question()) {
          case Question.Exists _ -> attribute + " != null";
          case Question.Equals(Value operand) when operand == NullValue.NULL -> "false";
          case Question.Equals(Value operand) -> attribute + " == " + operand;
          case Question.During _ when ask.isAboutNow() ->
              Operators.NAMESPACE + Operators.NOW + "(" + options(ask.condition()) + ")";
          default -> call(ask.condition(), attribute);
        };
    return ask.negated() ? "not " + holds : holds;
  }

  private static String call(Condition condition, String attribute) {
    return Operators.NAMESPACE
        + condition.operator().positive().label()
        + "("
        + attribute
        + ", "
        + options(condition)
        + ")";
  }

  private static String attribute(AttributePath path) {
    if (path.isRoot()) {
      return "input";
    }
    String name = StringValue.of(path.name()).toString();
    return path.name().indexOf('.') < 0
        ? "input[" + name + "]"
        : Operators.NAMESPACE + Operators.ATTRIBUTE + "(input, " + name + ")";
  }

  /** What stands in the condition beside attribute and operator, as far as it has a meaning. */
  private static ObjectValue options(Condition condition) {
    ObjectValue.Builder options = ObjectValue.builder();
    if (condition.value() != null) {
      options.put("value", condition.value());
    }
    for (String option : condition.operator().operand().options()) {
      Value chosen = condition.options().get(option);
      if (chosen != null && chosen != NullValue.NULL) {
        options.put(option, option.equals("compare") ? positive(chosen) : chosen);
      }
    }
    return options.build();
  }

  /** The negation stands before the call, so inside it the positive twin is asked. */
  private static Value positive(Value compare) {
    Operator named = compare instanceof StringValue name ? Operator.named(name.text()) : null;
    return named == null ? compare : StringValue.of(named.positive().label());
  }
}
