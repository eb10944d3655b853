package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.Spot;
import dev.gavel.rego.builtin.graphql.document.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the directives of a schema are known, allowed where they stand, and complete. */
final class DirectiveCheck {
  private final Schema schema;

  DirectiveCheck(Schema schema) {
    this.schema = schema;
  }

  /** Directives that stand in one place, where each may appear once unless it is repeatable. */
  void once(List<Node> directives, String location, String within) {
    Set<String> seen = new HashSet<>();
    for (Node directive : directives) {
      Node definition = known(directive, within);
      if (!seen.add(directive.name()) && !definition.is("IsRepeatable")) {
        throw new Problem.Found(
            directive.at(),
            "The directive " + directive.name() + " can only be used once at this location.");
      }
      check(directive, definition, location);
    }
  }

  /** Directives of a type and all its extensions. */
  void merged(List<Node> directives, String location) {
    for (Node directive : directives) {
      check(directive, known(directive, ""), location);
    }
  }

  static void checkName(Spot at, String name) {
    if (name.startsWith("__")) {
      throw new Problem.Found(
          at,
          "Name \"%s\" must not begin with \"__\", which is reserved by GraphQL introspection."
              .formatted(name));
    }
  }

  private Node known(Node directive, String within) {
    String name = directive.name();
    checkName(directive.at(), name);
    if (name.equals(within)) {
      throw new Problem.Found(directive.at(), "Directive " + within + " cannot refer to itself.");
    }
    Node definition = schema.directive(name);
    if (definition == null) {
      throw new Problem.Found(directive.at(), "Undefined directive " + name + ".");
    }
    return definition;
  }

  private static void check(Node directive, Node definition, String location) {
    if (!definition.texts("Locations").contains(location)) {
      throw new Problem.Found(
          directive.at(),
          "Directive " + directive.name() + " is not applicable on " + location + ".");
    }
    for (Node argument : directive.nodes("Arguments")) {
      if (definition.named("Arguments", argument.name()) == null) {
        throw new Problem.Found(
            argument.at(),
            "Undefined argument %s for directive %s.".formatted(argument.name(), directive.name()));
      }
    }
    for (Node argument : definition.nodes("Arguments")) {
      boolean required = argument.type().nonNull() && argument.node("DefaultValue") == null;
      if (required && isNull(directive.named("Arguments", argument.name()))) {
        throw new Problem.Found(
            directive.at(),
            "Argument %s for directive %s cannot be null."
                .formatted(argument.name(), directive.name()));
      }
    }
  }

  private static boolean isNull(@Nullable Node argument) {
    Node value = argument == null ? null : argument.node("Value");
    return value == null || value.kind() == ValueKind.NULL;
  }
}
