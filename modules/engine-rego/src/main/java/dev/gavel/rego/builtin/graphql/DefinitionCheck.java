package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.Spot;
import dev.gavel.rego.builtin.graphql.document.TypeName;
import dev.gavel.rego.evaluation.Budget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether each type of a schema is sound; types are looked at in the order of their names. */
final class DefinitionCheck {
  private static final List<String> OUTPUT =
      List.of("SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM");
  private static final List<String> INPUT = List.of("SCALAR", "ENUM", "INPUT_OBJECT");

  private final Schema schema;
  private final DirectiveCheck directives;
  private final ImplementsCheck implementations;

  private DefinitionCheck(Schema schema) {
    this.schema = schema;
    this.directives = new DirectiveCheck(schema);
    this.implementations = new ImplementsCheck(schema);
  }

  static void run(Schema schema, Budget budget) {
    DefinitionCheck check = new DefinitionCheck(schema);
    for (Node type : schema.types().values()) {
      budget.spend(1);
      check.definition(type);
    }
    new InputCycleCheck(schema).run();
    for (Node directive : schema.directives().values()) {
      DirectiveCheck.checkName(directive.at(), directive.name());
      check.arguments(directive.nodes("Arguments"), directive.name());
    }
  }

  private void definition(Node type) {
    String kind = type.text("Kind");
    type.nodes("Fields").forEach(field -> field(kind, field));
    for (String member : type.texts("Types")) {
      Node known = schema.type(member);
      if (known == null) {
        throw new Problem.Found(type.at(), "Undefined type " + GoQuote.quote(member) + ".");
      }
      if (!known.text("Kind").equals("OBJECT")) {
        throw new Problem.Found(
            type.at(), "%s type %s must be OBJECT.".formatted(kind, GoQuote.quote(member)));
      }
    }
    type.texts("Interfaces").forEach(name -> implementations.run(type, name));
    contents(kind, type);
    unique(type);
    if (!type.is("BuiltIn")) {
      DirectiveCheck.checkName(type.at(), type.name());
    }
    directives.merged(type.nodes("Directives"), kind);
  }

  private void field(String kind, Node field) {
    DirectiveCheck.checkName(field.at(), field.name());
    checkKnown(field.type());
    arguments(field.nodes("Arguments"), "");
    String location = kind.equals("INPUT_OBJECT") ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION";
    directives.once(field.nodes("Directives"), location, "");
  }

  private void checkKnown(TypeName use) {
    if (schema.type(use) == null) {
      throw new Problem.Found(use.at(), "Undefined type " + use.base() + ".");
    }
  }

  private void arguments(List<Node> arguments, String directive) {
    for (Node argument : arguments) {
      DirectiveCheck.checkName(argument.at(), argument.name());
      checkKnown(argument.type());
      Node type = schema.type(argument.type());
      if (type != null && !Schema.isInput(type)) {
        throw new Problem.Found(
            argument.at(),
            "cannot use %s as argument %s because %s is not a valid input type"
                .formatted(argument.type(), argument.name(), type.text("Kind")));
      }
      directives.once(argument.nodes("Directives"), "ARGUMENT_DEFINITION", directive);
    }
  }

  private void contents(String kind, Node type) {
    String start = kind + " " + type.name() + ": ";
    switch (kind) {
      case "OBJECT", "INTERFACE" -> {
        requireSome(type, "Fields", start + "must define one or more fields.");
        for (Node field : type.nodes("Fields")) {
          checkKind(field, OUTPUT, start);
        }
      }
      case "ENUM" -> {
        requireSome(type, "EnumValues", start + "must define one or more unique enum values.");
        type.nodes("EnumValues").forEach(value -> enumValue(type, value, start));
      }
      case "INPUT_OBJECT" -> {
        requireSome(type, "Fields", start + "must define one or more input fields.");
        for (Node field : type.nodes("Fields")) {
          Node used = schema.type(field.type());
          String usedKind = used == null ? "" : used.text("Kind");
          checkKind(field, INPUT, usedKind + " " + field.name() + ": ");
        }
      }
      default -> {}
    }
  }

  private static void requireSome(Node type, String part, String problem) {
    if (type.nodes(part).isEmpty()) {
      throw new Problem.Found(type.at(), problem);
    }
  }

  private void checkKind(Node field, List<String> kinds, String start) {
    Node type = schema.type(field.type());
    if (type != null && !kinds.contains(type.text("Kind"))) {
      throw new Problem.Found(
          field.at(), start + "field must be one of " + String.join(", ", kinds) + ".");
    }
  }

  private void enumValue(Node type, Node value, String start) {
    if (Set.of("true", "false", "null").contains(value.name())) {
      throw new Problem.Found(type.at(), start + "non-enum value " + value.name() + ".");
    }
    directives.once(value.nodes("Directives"), "ENUM_VALUE", "");
  }

  private static void unique(Node type) {
    unique(type, "Fields", "Field");
    unique(type, "EnumValues", "Enum value");
    List<String> members = type.texts("Types");
    List<Node> places = type.nodes("TypePositions");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < members.size(); i++) {
      if (!seen.add(members.get(i))) {
        Spot at = places.size() == members.size() ? places.get(i).at() : type.at();
        throw new Problem.Found(
            at,
            "Union type %s can only include type %s once.".formatted(type.name(), members.get(i)));
      }
    }
  }

  private static void unique(Node type, String part, String what) {
    Set<String> seen = new HashSet<>();
    for (Node node : type.nodes(part)) {
      if (!seen.add(node.name())) {
        throw new Problem.Found(
            node.at(),
            "%s %s.%s can only be defined once.".formatted(what, type.name(), node.name()));
      }
    }
  }
}
