package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.rego.builtin.graphql.document.Token.Kind;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Documents of type definitions. */
public final class SchemaParser extends QueryParser {
  private static final Set<String> LOCATIONS =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION",
          "SCHEMA",
          "SCALAR",
          "OBJECT",
          "FIELD_DEFINITION",
          "ARGUMENT_DEFINITION",
          "INTERFACE",
          "UNION",
          "ENUM",
          "ENUM_VALUE",
          "INPUT_OBJECT",
          "INPUT_FIELD_DEFINITION");

  private final boolean builtIn;

  private SchemaParser(Tokens tokens, boolean builtIn) {
    super(tokens);
    this.builtIn = builtIn;
  }

  public static Node parse(String source, Budget budget) {
    return new SchemaParser(new Tokens(source, "", budget), false).document();
  }

  /** What every schema has from the start. */
  public static Node parsePrelude(String source, Budget budget) {
    return new SchemaParser(new Tokens(source, "prelude.graphql", budget), true).document();
  }

  private record Description(String text, @Nullable Node comment) {
    static final Description NONE = new Description("", null);
  }

  private Node document() {
    Node document = new Node(Shape.SCHEMA_DOCUMENT, Spot.UNKNOWN);
    while (!tokens.isAt(Kind.EOF)) {
      Description description = description();
      if (!tokens.isAt(Kind.NAME)) {
        throw tokens.unexpected();
      }
      switch (tokens.peek().text()) {
        case "schema" -> document.add("Schema", List.of(schema(description)));
        case "directive" -> document.add("Directives", List.of(directive(description)));
        case "extend" -> extension(document, description);
        default -> document.add("Definitions", List.of(definition(description, false)));
      }
    }
    return document.with("Comment", tokens.comment());
  }

  private Description description() {
    if (!tokens.isAt(Kind.STRING) && !tokens.isAt(Kind.BLOCK_STRING)) {
      return Description.NONE;
    }
    Node comment = tokens.comment();
    return new Description(tokens.next().text(), comment);
  }

  private Node schema(Description description) {
    Node comment = tokens.keyword("schema");
    return described(new Node(Shape.SCHEMA, tokens.peek().at()), description, comment)
        .with("Directives", directives(true))
        .with("OperationTypes", tokens.some(Kind.BRACE_L, Kind.BRACE_R, this::root))
        .with("EndOfDefinitionComment", tokens.closingComment());
  }

  private static Node described(Node node, Description description, @Nullable Node comment) {
    return node.with("BeforeDescriptionComment", description.comment())
        .with("Description", description.text())
        .with("AfterDescriptionComment", comment);
  }

  private Node root() {
    Node root = tokens.begin(Shape.ROOT).with("Operation", operationType());
    tokens.expect(Kind.COLON);
    return root.with("Type", tokens.name());
  }

  private void extension(Node document, Description description) {
    if (!description.text().isEmpty()) {
      throw Tokens.unexpected(tokens.previous());
    }
    Node comment = tokens.keyword("extend");
    String word = tokens.peek().text();
    if (word.equals("schema")) {
      Node schema = schema(Description.NONE).with("AfterDescriptionComment", comment);
      requireSome(schema, "Directives", "OperationTypes");
      document.add("SchemaExtension", List.of(schema));
    } else {
      Node extension = definition(Description.NONE, true).with("AfterDescriptionComment", comment);
      requireSome(extension, "Directives", "Interfaces", "Fields", "Types", "EnumValues");
      document.add("Extensions", List.of(extension));
    }
  }

  private void requireSome(Node extension, String... parts) {
    for (String part : parts) {
      boolean texts = part.equals("Interfaces") || part.equals("Types");
      if (!(texts ? extension.texts(part) : extension.nodes(part)).isEmpty()) {
        return;
      }
    }
    throw tokens.unexpected();
  }

  /** An interface can have interfaces where it is defined, and not where it is extended. */
  private Node definition(Description description, boolean extending) {
    String word = tokens.peek().text();
    String kind =
        switch (word) {
          case "scalar" -> "SCALAR";
          case "type" -> "OBJECT";
          case "interface" -> "INTERFACE";
          case "union" -> "UNION";
          case "enum" -> "ENUM";
          case "input" -> "INPUT_OBJECT";
          default -> throw tokens.unexpected();
        };
    Node comment = tokens.keyword(word);
    Node definition =
        described(new Node(Shape.DEFINITION, tokens.peek().at()), description, comment);
    definition.with("Kind", kind).with("BuiltIn", builtIn).with("Name", tokens.name());
    if (kind.equals("OBJECT") || (kind.equals("INTERFACE") && !extending)) {
      definition.with("Interfaces", interfaces());
    }
    definition.with("Directives", directives(true));
    switch (kind) {
      case "OBJECT", "INTERFACE" -> body(definition, "Fields", this::field);
      case "INPUT_OBJECT" -> body(definition, "Fields", () -> argument(Shape.FIELD_DEFINITION));
      case "ENUM" -> body(definition, "EnumValues", this::enumValue);
      case "UNION" -> members(definition);
      default -> {}
    }
    return definition;
  }

  private void body(Node definition, String part, Supplier<Node> item) {
    definition
        .with(part, tokens.some(Kind.BRACE_L, Kind.BRACE_R, item))
        .with("EndOfDefinitionComment", tokens.closingComment());
  }

  private List<String> interfaces() {
    List<String> names = new ArrayList<>();
    if (tokens.peek().text().equals("implements")) {
      tokens.next();
      tokens.skip(Kind.AMP);
      do {
        names.add(tokens.name());
      } while (tokens.skip(Kind.AMP));
    }
    return names;
  }

  private void members(Node union) {
    List<String> names = new ArrayList<>();
    List<Node> places = new ArrayList<>();
    if (tokens.skip(Kind.EQUALS)) {
      tokens.skip(Kind.PIPE);
      do {
        places.add(new Node(Shape.TYPE, tokens.peek().at()));
        names.add(tokens.name());
      } while (tokens.skip(Kind.PIPE));
    }
    union.with("Types", names).with("TypePositions", places);
  }

  private Node member(Shape shape) {
    Description description = description();
    Spot at = tokens.peek().at();
    Description kept = description.text().isEmpty() ? Description.NONE : description;
    return described(new Node(shape, at), kept, tokens.comment()).with("Name", tokens.name());
  }

  private Node field() {
    Node field = member(Shape.FIELD_DEFINITION).with("Arguments", arguments());
    tokens.expect(Kind.COLON);
    return field.with("Type", type()).with("Directives", directives(true));
  }

  private List<Node> arguments() {
    return tokens.some(Kind.PAREN_L, Kind.PAREN_R, () -> argument(Shape.ARGUMENT_DEFINITION));
  }

  private Node argument(Shape shape) {
    Node argument = member(shape);
    tokens.expect(Kind.COLON);
    argument.with("Type", type());
    if (tokens.skip(Kind.EQUALS)) {
      argument.with("DefaultValue", value(true));
    }
    return argument.with("Directives", directives(true));
  }

  private Node enumValue() {
    return member(Shape.ENUM_VALUE).with("Directives", directives(true));
  }

  private Node directive(Description description) {
    Node comment = tokens.keyword("directive");
    tokens.expect(Kind.AT);
    Node directive =
        described(new Node(Shape.DIRECTIVE_DEFINITION, tokens.peek().at()), description, comment)
            .with("Name", tokens.name())
            .with("Arguments", arguments());
    if (tokens.peek().isName("repeatable")) {
      directive.with("IsRepeatable", true);
      tokens.next();
    }
    tokens.keyword("on");
    tokens.skip(Kind.PIPE);
    List<String> locations = new ArrayList<>();
    do {
      Token location = tokens.expect(Kind.NAME);
      if (!LOCATIONS.contains(location.text())) {
        throw Tokens.unexpected(location);
      }
      locations.add(location.text());
    } while (tokens.skip(Kind.PIPE));
    return directive.with("Locations", locations);
  }
}
