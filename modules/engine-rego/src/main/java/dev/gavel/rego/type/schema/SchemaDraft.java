package dev.gavel.rego.type.schema;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** The versions of JSON Schema; one that does not say is read generously. */
enum SchemaDraft {
  DRAFT_4,
  DRAFT_6,
  DRAFT_7,
  ANY;

  static SchemaDraft of(Value schema) throws SchemaException {
    if (schema instanceof BooleanValue) {
      return ANY;
    }
    if (!(schema instanceof ObjectValue object)) {
      throw new SchemaException("schema is invalid");
    }
    Value named = object.get("$schema");
    if (named == null) {
      return ANY;
    }
    if (!(named instanceof StringValue url)) {
      throw new SchemaException("$schema must be of type string");
    }
    return switch (url.text().endsWith("#") ? url.text().replace("#", "") : url.text()) {
      case "http://json-schema.org/draft-04/schema" -> DRAFT_4;
      case "http://json-schema.org/draft-06/schema" -> DRAFT_6;
      case "http://json-schema.org/draft-07/schema" -> DRAFT_7;
      default -> ANY;
    };
  }
}
