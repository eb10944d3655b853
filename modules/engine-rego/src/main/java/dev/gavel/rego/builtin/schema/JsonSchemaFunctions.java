package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.builtin.encoding.JsonParser;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Map;

/** {@code json.verify_schema} and {@code json.match_schema}. */
public final class JsonSchemaFunctions {
  private JsonSchemaFunctions() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "json.verify_schema", JsonSchemaFunctions::verify,
        "json.match_schema", JsonSchemaFunctions::match);
  }

  private static Value verify(Evaluation during, Value[] arguments) {
    try {
      read(during, document(during, arguments[0]));
      return ArrayValue.of(BooleanValue.TRUE, NullValue.NULL);
    } catch (BuiltinException wrong) {
      return ArrayValue.of(BooleanValue.FALSE, StringValue.of("jsonschema: " + wrong.getMessage()));
    }
  }

  private static Value match(Evaluation during, Value[] arguments) {
    Value document = document(during, arguments[0]);
    SubSchema schema = read(during, document(during, arguments[1]));
    Outcome outcome = Validation.run(schema, document, during.budget());
    ArrayValue flaws = ArrayValue.of(outcome.flaws().stream().map(Outcome.Flaw::toValue).toList());
    return ArrayValue.of(BooleanValue.of(outcome.isValid()), flaws);
  }

  private static SubSchema read(Evaluation during, Value document) {
    return SchemaReader.read(document, new SchemaDocuments(during), during.budget());
  }

  /** Text must be JSON; other documents are values as they stand. */
  private static Value document(Evaluation during, Value value) {
    return switch (value) {
      case StringValue text -> {
        try {
          Value parsed = JsonParser.parse(text.text(), during.budget());
          yield JsonForm.of(parsed, during.budget());
        } catch (BuiltinException invalid) {
          throw BuiltinException.failed("invalid JSON string");
        }
      }
      case ObjectValue _, ArrayValue _ -> JsonForm.of(value, during.budget());
      default -> throw BuiltinException.failed("wrong type, expected string or object");
    };
  }
}
