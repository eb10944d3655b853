package dev.gavel.rego.ruletree;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.question.Question;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.Operand;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** One condition as one expression of Rego. */
final class Asked {
  private static final Set<String> OPTIONS =
      Arrays.stream(Operand.values())
          .flatMap(operand -> operand.options().stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Operands operands;

  Asked(Operands operands) {
    this.operands = operands;
  }

  String expression(Normal.Ask ask) {
    String attribute = attribute(ask.condition().attribute());
    String holds =
        switch (ask.question()) {
          case Question.Exists _ -> attribute + " != null";
          case Question.Equals(Value operand) when operand == NullValue.NULL -> "false";
          case Question.Equals(Value operand) -> attribute + " == " + operands.write(operand);
          case Question.During _ when ask.isAboutNow() ->
              call(Operators.NOW, operands.write(options(ask.condition())));
          default ->
              call(
                  ask.condition().operator().positive().label(),
                  attribute + ", " + operands.write(options(ask.condition())));
        };
    return ask.negated() ? "not " + holds : holds;
  }

  private static String call(String operator, String arguments) {
    return Operators.NAMESPACE + operator + "(" + arguments + ")";
  }

  private static String attribute(AttributePath path) {
    if (path.isRoot()) {
      return "input";
    }
    String name = StringValue.of(path.name()).toString();
    return path.name().indexOf('.') < 0
        ? "input[" + name + "]"
        : call(Operators.ATTRIBUTE, "input, " + name);
  }

  /** What stands in the condition beside attribute and operator, as far as it has a meaning. */
  private static ObjectValue options(Condition condition) {
    ObjectValue.Builder options = ObjectValue.builder();
    if (condition.value() != null) {
      options.put("value", condition.value());
    }
    for (int i = 0; i < condition.options().size(); i++) {
      Value chosen = condition.options().value(i);
      if (condition.options().key(i) instanceof StringValue name
          && OPTIONS.contains(name.text())
          && chosen != NullValue.NULL) {
        boolean compares =
            name.text().equals("compare") && condition.operator() == Operator.JSON_PATH;
        options.put(name, compares ? positive(chosen) : chosen);
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
