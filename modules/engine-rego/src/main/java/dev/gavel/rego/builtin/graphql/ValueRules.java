package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.QueryWalk.Expected;
import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.TypeName;
import dev.gavel.rego.builtin.graphql.document.ValueKind;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for values and for variables where they are used. */
final class ValueRules {
  private static final Set<String> STANDARD = Set.of("Int", "Float", "String", "Boolean", "ID");

  private final QueryWalk walk;

  ValueRules(QueryWalk walk) {
    this.walk = walk;
  }

  void variable(Node variable, @Nullable Node type) {
    if (type == null) {
      walk.report(variable.at(), "Unknown type \"" + variable.type().base() + "\".");
    }
  }

  void check(Node value) {
    undefined(value);
    if (value.kind() == ValueKind.OBJECT) {
      Set<String> seen = new HashSet<>();
      for (Node field : value.nodes("Children")) {
        if (!seen.add(field.name())) {
          walk.report(
              field.at(), "There can be only one input field named \"" + field.name() + "\".");
        }
      }
    }
    Expected expected = walk.expected(value);
    if (expected != null && expected.definition() != null) {
      type(value, expected.type(), expected.definition());
    }
    position(value, expected);
    if (expected != null && expected.definition() != null && value.kind() == ValueKind.OBJECT) {
      oneOfVariables(value, expected.definition());
    }
  }

  private void undefined(Node value) {
    Node operation = walk.operation();
    if (operation != null && value.kind() == ValueKind.VARIABLE && walk.variable(value) == null) {
      String end = operation.name().isEmpty() ? "." : " by operation \"" + operation.name() + "\".";
      walk.report(value.at(), "Variable \"" + value + "\" is not defined" + end);
    }
  }

  private void type(Node value, TypeName type, Node definition) {
    if (value.kind() == ValueKind.NULL && type.nonNull()) {
      walk.report(value.at(), "Expected value of type \"%s\", found %s.".formatted(type, value));
    }
    boolean isEnum = definition.text("Kind").equals("ENUM");
    if (definition.text("Kind").equals("SCALAR") && !STANDARD.contains(definition.name())) {
      return;
    }
    if (overflows(value)) {
      walk.report(value.at(), unexpected(value, type, definition));
    }
    switch (value.kind()) {
      case NULL, VARIABLE -> {}
      case LIST -> require(type.element() != null, value, type, definition);
      case INT -> requireOne(value, type, definition, "Int", "Float", "ID");
      case FLOAT -> requireOne(value, type, definition, "Float");
      case BOOLEAN -> requireOne(value, type, definition, "Boolean");
      case STRING, BLOCK -> {
        if (isEnum) {
          walk.report(
              value.at(),
              "Enum \"%s\" cannot represent non-enum value: %s.".formatted(type, value)
                  + suggestion(value, definition));
        } else {
          requireOne(value, type, definition, "String", "ID");
        }
      }
      case ENUM -> enumValue(value, type, definition, isEnum);
      case OBJECT -> object(value, definition);
    }
  }

  private void require(boolean right, Node value, TypeName type, Node definition) {
    if (!right) {
      walk.report(value.at(), unexpected(value, type, definition));
    }
  }

  private void requireOne(Node value, TypeName type, Node definition, String... names) {
    require(List.of(names).contains(definition.name()), value, type, definition);
  }

  private void enumValue(Node value, TypeName type, Node definition, boolean isEnum) {
    if (!isEnum) {
      walk.report(value.at(), unexpected(value, type, definition));
    } else if (definition.named("EnumValues", value.text("Raw")) == null) {
      walk.report(
          value.at(),
          "Value \"%s\" does not exist in \"%s\" enum.".formatted(value, type)
              + suggestion(value, definition));
    }
  }

  private static String suggestion(Node value, Node definition) {
    List<String> names = definition.nodes("EnumValues").stream().map(Node::name).toList();
    return Suggestions.quoted("Did you mean the enum value", value.text("Raw"), names);
  }

  private static String unexpected(Node value, TypeName type, Node definition) {
    return switch (type.toString()) {
      case "Int", "Int!" -> {
        boolean large = isInteger(value) && new BigInteger(value.text("Raw")).bitLength() > 31;
        yield "Int cannot represent non%s value: %s"
            .formatted(large ? " 32-bit signed integer" : "-integer", value);
      }
      case "String", "String!", "[String]" ->
          "String cannot represent a non string value: " + value;
      case "Boolean", "Boolean!" -> "Boolean cannot represent a non boolean value: " + value;
      case "Float", "Float!" -> "Float cannot represent non numeric value: " + value;
      case "ID", "ID!" -> "ID cannot represent a non-string and non-integer value: " + value;
      default ->
          definition.text("Kind").equals("ENUM")
              ? "Enum \"%s\" cannot represent non-enum value: %s.".formatted(type, value)
              : "Expected value of type \"%s\", found %s.".formatted(type, value);
    };
  }

  private static boolean isInteger(Node value) {
    String raw = value.text("Raw");
    String digits = raw.startsWith("-") || raw.startsWith("+") ? raw.substring(1) : raw;
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether a number within is beyond what Go's integers and floats hold. */
  private static boolean overflows(Node value) {
    return switch (value.kind()) {
      case INT -> !isInteger(value) || new BigInteger(value.text("Raw")).bitLength() > 63;
      case FLOAT -> Double.isInfinite(Double.parseDouble(value.text("Raw")));
      case LIST, OBJECT ->
          value.nodes("Children").stream()
              .map(child -> child.node("Value"))
              .anyMatch(item -> item != null && overflows(item));
      default -> false;
    };
  }

  private void object(Node value, Node definition) {
    for (Node field : definition.nodes("Fields")) {
      boolean required = field.type().nonNull() && field.node("DefaultValue") == null;
      if (required && value.named("Children", field.name()) == null) {
        walk.report(
            value.at(),
            "Field \"%s.%s\" of required type \"%s\" was not provided."
                .formatted(definition.name(), field.name(), field.type()));
      }
    }
    if (definition.named("Directives", "oneOf") != null) {
      oneOf(value, definition);
    }
    List<String> known = definition.nodes("Fields").stream().map(Node::name).toList();
    for (Node field : value.nodes("Children")) {
      if (!known.contains(field.name())) {
        walk.report(
            field.at(),
            "Field \"%s\" is not defined by type \"%s\".".formatted(field.name(), definition.name())
                + Suggestions.quoted("Did you mean", field.name(), known));
      }
    }
  }

  private void oneOf(Node value, Node definition) {
    List<Node> children = value.nodes("Children");
    if (children.size() != 1) {
      walk.report(
          value.at(),
          "OneOf Input Object \"%s\" must specify exactly one key.".formatted(definition.name()));
      return;
    }
    Node only = children.getFirst().node("Value");
    if (only != null && only.kind() == ValueKind.NULL) {
      String first = definition.nodes("Fields").getFirst().name();
      walk.report(
          only.at(), "Field \"%s.%s\" must be non-null.".formatted(definition.name(), first));
    }
  }

  private void position(Node value, @Nullable Expected expected) {
    Node variable = walk.variable(value);
    if (expected == null || variable == null || walk.operation() == null) {
      return;
    }
    Node standard = variable.node("DefaultValue");
    boolean filled = standard != null && standard.kind() != ValueKind.NULL;
    boolean mayBeNull = filled || expected.hasDefault();
    TypeName type = mayBeNull ? expected.type().nullable() : expected.type();
    if (!variable.type().fits(type)) {
      walk.report(
          value.at(),
          "Variable \"%s\" of type \"%s\" used in position expecting type \"%s\"."
              .formatted(value, variable.type(), expected.type()));
    }
  }

  private void oneOfVariables(Node value, Node definition) {
    if (definition.named("Directives", "oneOf") == null) {
      return;
    }
    for (Node child : value.nodes("Children")) {
      Node item = child.node("Value");
      Node variable = item == null ? null : walk.variable(item);
      if (variable != null && !variable.type().nonNull()) {
        walk.report(
            variable.at(),
            ("Variable \"%s\" is of type \"%s\" but must be non-nullable to be used for OneOf"
                    + " Input Object \"%s\".")
                .formatted(item, variable.type(), definition.name()));
      }
    }
  }
}
