package dev.gavel.rego.builtin.graphql;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.NodeReader;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.QueryParser;
import dev.gavel.rego.builtin.graphql.document.SchemaParser;
import dev.gavel.rego.builtin.graphql.document.Shape;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.List;
import java.util.Map;

/** {@code graphql.*}. Documents come as text or as the values that parsing gives. */
public final class GraphqlFunctions {
  private GraphqlFunctions() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "graphql.parse",
        GraphqlFunctions::parse,
        "graphql.parse_and_verify",
        GraphqlFunctions::parseAndVerify,
        "graphql.parse_query",
        (during, arguments) -> parseQuery(Operands.text(arguments, 1), during.budget()).toValue(),
        "graphql.parse_schema",
        (during, arguments) -> parseSchema(Operands.text(arguments, 1), during.budget()).toValue(),
        "graphql.is_valid",
        GraphqlFunctions::isValid,
        "graphql.schema_is_valid",
        GraphqlFunctions::schemaIsValid);
  }

  private static Value parse(Evaluation during, Value[] arguments) {
    Budget budget = during.budget();
    Node query = query(arguments[0], budget);
    Node schema = schema(arguments[1], budget);
    Value schemaValue = schema.toValue();
    Schema built = build(schema, budget);
    Value queryValue = query.toValue();
    validate(built, query, budget);
    return ArrayValue.of(queryValue, schemaValue);
  }

  private static Value parseAndVerify(Evaluation during, Value[] arguments) {
    try {
      ArrayValue parsed = (ArrayValue) parse(during, arguments);
      return ArrayValue.of(BooleanValue.TRUE, parsed.get(0), parsed.get(1));
    } catch (BuiltinException invalid) {
      return ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);
    }
  }

  private static Value isValid(Evaluation during, Value[] arguments) {
    try {
      Budget budget = during.budget();
      Node query = query(arguments[0], budget);
      validate(build(schema(arguments[1], budget), budget), query, budget);
      return BooleanValue.TRUE;
    } catch (BuiltinException invalid) {
      return BooleanValue.FALSE;
    }
  }

  private static Value schemaIsValid(Evaluation during, Value[] arguments) {
    try {
      build(schema(arguments[0], during.budget()), during.budget());
      return BooleanValue.TRUE;
    } catch (BuiltinException invalid) {
      return BooleanValue.FALSE;
    }
  }

  private static Node query(Value value, Budget budget) {
    return switch (value) {
      case StringValue text -> parseQuery(text.text(), budget);
      case ObjectValue object -> NodeReader.read(Shape.QUERY_DOCUMENT, object, budget);
      default -> throw Operands.wrongKind(0, value, "string", "object");
    };
  }

  private static Node schema(Value value, Budget budget) {
    return switch (value) {
      case StringValue text -> parseSchema(text.text(), budget);
      case ObjectValue object -> NodeReader.read(Shape.SCHEMA_DOCUMENT, object, budget);
      default -> throw Operands.wrongKind(1, value, "string", "object");
    };
  }

  private static Node parseQuery(String text, Budget budget) {
    try {
      return QueryParser.parse(text, budget);
    } catch (Problem.Found found) {
      throw failed(found.problem().placed());
    }
  }

  private static Node parseSchema(String text, Budget budget) {
    try {
      return SchemaParser.parse(text, budget);
    } catch (Problem.Found found) {
      throw failed(found.problem().placed());
    }
  }

  private static Schema build(Node document, Budget budget) {
    try {
      return SchemaBuilder.build(document, budget);
    } catch (Problem.Found found) {
      throw BuiltinException.failed(
          "Error in gqlparser SchemaDocument to Schema conversion: " + found.problem().placed());
    }
  }

  private static void validate(Schema schema, Node query, Budget budget) {
    List<Problem> problems;
    try {
      problems = QueryWalk.problems(schema, query, budget);
    } catch (Problem.Found found) {
      throw failed(found.problem().placed());
    }
    if (!problems.isEmpty()) {
      StringBuilder all = new StringBuilder();
      problems.forEach(problem -> all.append(problem).append('\n'));
      throw failed(all.toString());
    }
  }

  /** OPA puts the place of the first problem behind all of them, without the last full stop. */
  private static BuiltinException failed(String problems) {
    String[] parts = problems.split(":", 4);
    if (parts.length < 4 || !isNumber(parts[1]) || !isNumber(parts[2])) {
      return BuiltinException.failed("GraphQL parse error: " + problems);
    }
    String message = parts[3].stripLeading();
    if (message.endsWith(".\n")) {
      message = message.substring(0, message.length() - 2);
    }
    return BuiltinException.failed(
        message + " in GraphQL string at location " + parts[1] + ":" + parts[2]);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
