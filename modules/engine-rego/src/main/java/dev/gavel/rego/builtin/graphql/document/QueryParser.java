package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.rego.builtin.graphql.document.Token.Kind;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;

/** Documents of operations and fragments; also the parts that schemas share with them. */
public class QueryParser {
  final Tokens tokens;

  QueryParser(Tokens tokens) {
    this.tokens = tokens;
  }

  public static Node parse(String source, Budget budget) {
    return new QueryParser(new Tokens(source, "", budget)).document();
  }

  private Node document() {
    List<Node> operations = new ArrayList<>();
    List<Node> fragments = new ArrayList<>();
    while (!tokens.isAt(Kind.EOF)) {
      Token token = tokens.peek();
      if (token.isName("fragment")) {
        fragments.add(fragment());
      } else if (token.kind() == Kind.BRACE_L || isOperation(token)) {
        operations.add(operation());
      } else {
        throw tokens.unexpected();
      }
    }
    return new Node(Shape.QUERY_DOCUMENT, Spot.UNKNOWN)
        .with("Operations", operations)
        .with("Fragments", fragments);
  }

  private static boolean isOperation(Token token) {
    return token.isName("query") || token.isName("mutation") || token.isName("subscription");
  }

  private Node operation() {
    if (tokens.isAt(Kind.BRACE_L)) {
      Node shorthand = new Node(Shape.OPERATION, tokens.peek().at());
      return shorthand.with("Operation", "query").with("SelectionSet", requiredSelections());
    }
    Node operation = tokens.begin(Shape.OPERATION);
    operation.with("Operation", operationType());
    if (tokens.isAt(Kind.NAME)) {
      operation.with("Name", tokens.next().text());
    }
    return operation
        .with("VariableDefinitions", variables())
        .with("Directives", directives(false))
        .with("SelectionSet", requiredSelections());
  }

  final String operationType() {
    Token token = tokens.next();
    if (!isOperation(token)) {
      throw Tokens.unexpected(token);
    }
    return token.text();
  }

  private List<Node> variables() {
    return tokens.some(Kind.PAREN_L, Kind.PAREN_R, this::variableDefinition);
  }

  private Node variableDefinition() {
    Node definition = tokens.begin(Shape.VARIABLE);
    definition.with("Variable", variable());
    tokens.expect(Kind.COLON);
    definition.with("Type", type());
    if (tokens.skip(Kind.EQUALS)) {
      definition.with("DefaultValue", value(true));
    }
    return definition.with("Directives", directives(false));
  }

  private String variable() {
    tokens.expect(Kind.DOLLAR);
    return tokens.name();
  }

  private List<Node> requiredSelections() {
    if (!tokens.isAt(Kind.BRACE_L)) {
      throw new Problem.Found(tokens.peek().at(), "Expected {, found " + tokens.peek().kind());
    }
    return selections();
  }

  private List<Node> selections() {
    return tokens.some(Kind.BRACE_L, Kind.BRACE_R, this::selection);
  }

  private Node selection() {
    return tokens.isAt(Kind.SPREAD) ? spread() : field();
  }

  private Node field() {
    Node field = tokens.begin(Shape.FIELD);
    String alias = tokens.name();
    field.with("Alias", alias);
    field.with("Name", tokens.skip(Kind.COLON) ? tokens.name() : alias);
    field.with("Arguments", arguments(false)).with("Directives", directives(false));
    return field.with("SelectionSet", selections());
  }

  private List<Node> arguments(boolean constant) {
    return tokens.some(Kind.PAREN_L, Kind.PAREN_R, () -> argument(constant));
  }

  private Node argument(boolean constant) {
    Node argument = tokens.begin(Shape.ARGUMENT).with("Name", tokens.name());
    tokens.expect(Kind.COLON);
    return argument.with("Value", value(constant));
  }

  private Node spread() {
    tokens.peek();
    Node comment = tokens.comment();
    tokens.expect(Kind.SPREAD);
    Token token = tokens.peek();
    if (token.kind() == Kind.NAME && !token.text().equals("on")) {
      return new Node(Shape.SPREAD, token.at())
          .with("Comment", comment)
          .with("Name", fragmentName())
          .with("Directives", directives(false));
    }
    Node inline = new Node(Shape.INLINE_FRAGMENT, token.at()).with("Comment", comment);
    if (token.text().equals("on")) {
      tokens.next();
      inline.with("TypeCondition", tokens.name());
    }
    return inline.with("Directives", directives(false)).with("SelectionSet", requiredSelections());
  }

  private Node fragment() {
    Node fragment = tokens.begin(Shape.FRAGMENT);
    tokens.keyword("fragment");
    fragment.with("Name", fragmentName()).with("VariableDefinition", variables());
    tokens.keyword("on");
    return fragment
        .with("TypeCondition", tokens.name())
        .with("Directives", directives(false))
        .with("SelectionSet", requiredSelections());
  }

  private String fragmentName() {
    if (tokens.peek().text().equals("on")) {
      throw tokens.unexpected();
    }
    return tokens.name();
  }

  final Node value(boolean constant) {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case BRACKET_L -> list(constant);
      case BRACE_L -> object(constant);
      case DOLLAR -> {
        if (constant) {
          throw tokens.unexpected();
        }
        yield scalar(token.at(), ValueKind.VARIABLE, variable());
      }
      case INT -> scalar(ValueKind.INT);
      case FLOAT -> scalar(ValueKind.FLOAT);
      case STRING -> scalar(ValueKind.STRING);
      case BLOCK_STRING -> scalar(ValueKind.BLOCK);
      case NAME ->
          scalar(
              switch (token.text()) {
                case "true", "false" -> ValueKind.BOOLEAN;
                case "null" -> ValueKind.NULL;
                default -> ValueKind.ENUM;
              });
      default -> throw tokens.unexpected();
    };
  }

  private Node scalar(ValueKind kind) {
    Token token = tokens.next();
    return scalar(token.at(), kind, token.text());
  }

  private static Node scalar(Spot at, ValueKind kind, String raw) {
    return new Node(Shape.VALUE, at).with("Kind", kind).with("Raw", raw);
  }

  private Node list(boolean constant) {
    Node list = tokens.begin(Shape.VALUE).with("Kind", ValueKind.LIST);
    return list.with(
        "Children",
        tokens.many(
            Kind.BRACKET_L,
            Kind.BRACKET_R,
            () -> new Node(Shape.CHILD, Spot.UNKNOWN).with("Value", value(constant))));
  }

  private Node object(boolean constant) {
    Node object = tokens.begin(Shape.VALUE).with("Kind", ValueKind.OBJECT);
    return object.with(
        "Children", tokens.many(Kind.BRACE_L, Kind.BRACE_R, () -> objectField(constant)));
  }

  private Node objectField(boolean constant) {
    Node field = tokens.begin(Shape.CHILD).with("Name", tokens.name());
    tokens.expect(Kind.COLON);
    return field.with("Value", value(constant));
  }

  final List<Node> directives(boolean constant) {
    List<Node> directives = new ArrayList<>();
    while (tokens.skip(Kind.AT)) {
      directives.add(
          new Node(Shape.DIRECTIVE, tokens.peek().at())
              .with("Name", tokens.name())
              .with("Arguments", arguments(constant)));
    }
    return directives;
  }

  final Node type() {
    Node type;
    if (tokens.skip(Kind.BRACKET_L)) {
      tokens.deeper();
      type = new Node(Shape.TYPE, tokens.peek().at()).with("Elem", type());
      tokens.shallower();
      tokens.expect(Kind.BRACKET_R);
    } else {
      type = new Node(Shape.TYPE, tokens.peek().at()).with("NamedType", tokens.name());
    }
    return type.with("NonNull", tokens.skip(Kind.BANG));
  }
}
