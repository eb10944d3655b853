package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.SchemaParser;
import dev.gavel.rego.builtin.graphql.document.Shape;
import dev.gavel.rego.builtin.graphql.document.Spot;
import dev.gavel.rego.evaluation.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A document of definitions to a schema that is known to be sound. */
final class SchemaBuilder {
  private static final String PRELUDE = prelude();
  private static final Set<String> KNOWN_DIRECTIVES =
      Set.of("include", "skip", "deprecated", "specifiedBy", "defer", "oneOf");

  private final Schema schema = new Schema();
  private final List<Node> definitions = new ArrayList<>();

  private SchemaBuilder() {}

  private static String prelude() {
    try (InputStream in = SchemaBuilder.class.getResourceAsStream("prelude.graphql")) {
      return new String(
          Objects.requireNonNull(in, "prelude.graphql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws what is wrong with the document. Its definitions take in their extensions. */
  static Schema build(Node document, Budget budget) {
    SchemaBuilder builder = new SchemaBuilder();
    Node prelude = SchemaParser.parsePrelude(PRELUDE, budget);
    builder.define(prelude.nodes("Definitions"));
    builder.define(document.nodes("Definitions"));
    document.nodes("Extensions").forEach(builder::extend);
    builder.definitions.forEach(builder::relate);
    prelude.nodes("Directives").forEach(builder::directive);
    document.nodes("Directives").forEach(builder::directive);
    builder.entryPoints(document);
    DefinitionCheck.run(builder.schema, budget);
    builder.inferRoots(document);
    return builder.schema;
  }

  private void define(List<Node> nodes) {
    for (Node node : nodes) {
      if (schema.types().putIfAbsent(node.name(), node) != null) {
        throw new Problem.Found(node.at(), "Cannot redeclare type " + node.name() + ".");
      }
      definitions.add(node);
    }
  }

  private void extend(Node extension) {
    Node type = schema.type(extension.name());
    if (type == null) {
      type = new Node(Shape.DEFINITION, extension.at());
      type.with("Kind", extension.text("Kind")).with("Name", extension.name());
      schema.types().put(extension.name(), type);
      definitions.add(type);
    }
    if (!type.text("Kind").equals(extension.text("Kind"))) {
      throw new Problem.Found(
          extension.at(),
          "Cannot extend type %s because the base type is a %s, not %s."
              .formatted(extension.name(), type.text("Kind"), extension.text("Kind")));
    }
    for (String part : List.of("Directives", "Fields", "TypePositions", "EnumValues")) {
      type.add(part, extension.nodes(part));
    }
    type.add("Interfaces", extension.texts("Interfaces"));
    type.add("Types", extension.texts("Types"));
  }

  private void relate(Node type) {
    switch (type.text("Kind")) {
      case "UNION" -> {
        for (String member : type.texts("Types")) {
          Node known = schema.type(member);
          if (known != null) {
            schema.addPossible(type.name(), known);
          }
        }
      }
      case "INPUT_OBJECT", "OBJECT" -> {
        type.texts("Interfaces").forEach(name -> schema.addPossible(name, type));
        schema.addPossible(type.name(), type);
      }
      case "INTERFACE" -> type.texts("Interfaces").forEach(name -> schema.addPossible(name, type));
      default -> {}
    }
  }

  private void directive(Node directive) {
    String name = directive.name();
    if (schema.directive(name) != null && !KNOWN_DIRECTIVES.contains(name)) {
      throw new Problem.Found(directive.at(), "Cannot redeclare directive " + name + ".");
    }
    schema.directives().put(name, directive);
  }

  private void entryPoints(Node document) {
    List<Node> schemas = document.nodes("Schema");
    if (schemas.size() > 1) {
      throw new Problem.Found(
          schemas.get(1).at(),
          "Cannot have multiple schema entry points, consider schema extensions instead.");
    }
    schemas.forEach(this::entryPoint);
    document.nodes("SchemaExtension").forEach(this::entryPoint);
  }

  private void entryPoint(Node node) {
    for (Node root : node.nodes("OperationTypes")) {
      Node type = schema.type(root.text("Type"));
      if (type == null) {
        throw new Problem.Found(
            root.at(),
            "Schema root %s refers to a type %s that does not exist."
                .formatted(root.text("Operation"), root.text("Type")));
      }
      schema.root(root.text("Operation"), type);
    }
    new DirectiveCheck(schema).once(node.nodes("Directives"), "SCHEMA", "");
  }

  /** Types with the usual names are the roots, unless the document names others. */
  private void inferRoots(Node document) {
    if (document.nodes("Schema").isEmpty()) {
      inferRoot("query", "Query");
      inferRoot("mutation", "Mutation");
      inferRoot("subscription", "Subscription");
    }
    Node query = schema.root("query");
    if (query != null) {
      Node name = argument("name", type("String").with("NonNull", true));
      query.add(
          "Fields",
          List.of(
              field("__schema", type("__Schema").with("NonNull", true)),
              field("__type", type("__Type")).with("Arguments", List.of(name))));
    }
  }

  private void inferRoot(String operation, String name) {
    Node type = schema.type(name);
    if (schema.root(operation) == null && type != null) {
      schema.root(operation, type);
    }
  }

  private static Node type(String name) {
    return new Node(Shape.TYPE, Spot.UNKNOWN).with("NamedType", name);
  }

  static Node field(String name, Node type) {
    return new Node(Shape.FIELD_DEFINITION, Spot.UNKNOWN).with("Name", name).with("Type", type);
  }

  private static Node argument(String name, Node type) {
    return new Node(Shape.ARGUMENT_DEFINITION, Spot.UNKNOWN).with("Name", name).with("Type", type);
  }
}
