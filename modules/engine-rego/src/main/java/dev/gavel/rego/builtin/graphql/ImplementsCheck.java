package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.TypeName;

/** Whether a type has all that an interface of it demands. */
final class ImplementsCheck {
  private final Schema schema;

  ImplementsCheck(Schema schema) {
    this.schema = schema;
  }

  void run(Node type, String name) {
    Node wanted = schema.type(name);
    if (wanted == null) {
      throw new Problem.Found(type.at(), "Undefined type " + GoQuote.quote(name) + ".");
    }
    if (!wanted.text("Kind").equals("INTERFACE")) {
      throw new Problem.Found(
          type.at(),
          "%s is a non interface type %s.".formatted(GoQuote.quote(name), wanted.text("Kind")));
    }
    String start = "For %s to implement %s ".formatted(type.name(), wanted.name());
    for (Node required : wanted.nodes("Fields")) {
      field(type, required, start);
    }
    ancestors(type, wanted);
  }

  private void field(Node type, Node required, String start) {
    Node found = type.named("Fields", required.name());
    if (found == null) {
      throw new Problem.Found(
          type.at(), start + "it must have a field called " + required.name() + ".");
    }
    if (!covers(required.type(), found.type())) {
      throw new Problem.Found(
          found.at(),
          start + "the field %s must have type %s.".formatted(required.name(), required.type()));
    }
    for (Node argument : required.nodes("Arguments")) {
      argument(found, argument, start + "the field " + required.name());
    }
    for (Node argument : found.nodes("Arguments")) {
      boolean demanded = argument.type().nonNull() && argument.node("DefaultValue") == null;
      if (demanded && required.named("Arguments", argument.name()) == null) {
        throw new Problem.Found(
            argument.at(),
            start
                + "any additional arguments on %s must be optional or have a default value but %s is required."
                    .formatted(found.name(), argument.name()));
      }
    }
  }

  private static void argument(Node field, Node required, String start) {
    Node found = field.named("Arguments", required.name());
    if (found == null) {
      throw new Problem.Found(
          field.at(),
          start + " must have the same arguments but it is missing " + required.name() + ".");
    }
    if (!required.type().fits(found.type())) {
      throw new Problem.Found(
          found.at(),
          start + " must have the same arguments but " + required.name() + " has the wrong type.");
    }
  }

  private boolean covers(TypeName required, TypeName actual) {
    if (required.nonNull() && !actual.nonNull()) {
      return false;
    }
    if (required.element() == null) {
      return required.name().equals(actual.name())
          || schema.possible(required.name()).stream()
              .anyMatch(type -> type.name().equals(actual.name()));
    }
    return actual.element() != null && covers(required.element(), actual.element());
  }

  private static void ancestors(Node type, Node wanted) {
    for (String further : wanted.texts("Interfaces")) {
      if (!type.texts("Interfaces").contains(further)) {
        throw new Problem.Found(
            type.at(),
            further.equals(type.name())
                ? "Type %s cannot implement %s because it would create a circular reference."
                    .formatted(type.name(), wanted.name())
                : "Type %s must implement %s because it is implemented by %s."
                    .formatted(type.name(), further, wanted.name()));
      }
    }
  }
}
