package dev.gavel.rego.type.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keywords that say nothing of types, but must be well-formed. */
final class SchemaKeywords {
  private final SchemaDraft draft;

  SchemaKeywords(SchemaDraft draft) {
    this.draft = draft;
  }

  String idKey(ObjectValue schema) {
    return switch (draft) {
      case DRAFT_4 -> "id";
      case DRAFT_6, DRAFT_7 -> "$id";
      case ANY -> schema.has("id") ? "id" : "$id";
    };
  }

  void check(ObjectValue schema) throws SchemaException {
    Value multiple = schema.get("multipleOf");
    if (multiple != null) {
      if (!(multiple instanceof NumberValue number)) {
        throw invalidType("Number", "multipleOf");
      }
      if (number.decimal().signum() <= 0) {
        throw new SchemaException("multipleOf must be strictly greater than 0");
      }
    }
    bound(schema, "minimum", "exclusiveMinimum");
    bound(schema, "maximum", "exclusiveMaximum");
    if (isAbove(count(schema, "minLength"), count(schema, "maxLength"))) {
      throw new SchemaException("minLength cannot be greater than maxLength");
    }
    string(schema, "pattern");
    string(schema, "format");
    if (isAbove(count(schema, "minProperties"), count(schema, "maxProperties"))) {
      throw new SchemaException("minProperties cannot be greater than maxProperties");
    }
    required(schema);
    count(schema, "minItems");
    count(schema, "maxItems");
    Value unique = schema.get("uniqueItems");
    if (unique != null && !(unique instanceof BooleanValue)) {
      throw new SchemaException("uniqueItems must be of a boolean");
    }
  }

  private void bound(ObjectValue schema, String key, String exclusive) throws SchemaException {
    Value limit = schema.get(key);
    if (limit != null && !(limit instanceof NumberValue)) {
      throw new SchemaException(key + " must be of a Number");
    }
    Value strict = schema.get(exclusive);
    if (strict == null) {
      return;
    }
    boolean allowsBoolean = draft == SchemaDraft.DRAFT_4 || draft == SchemaDraft.ANY;
    boolean allowsNumber = draft != SchemaDraft.DRAFT_4;
    if (strict instanceof BooleanValue && allowsBoolean) {
      if (limit == null) {
        throw new SchemaException(exclusive + " cannot be used without " + key);
      }
    } else if (!(strict instanceof NumberValue) || !allowsNumber) {
      throw invalidType(
          allowsBoolean ? allowsNumber ? "boolean/number" : "boolean" : "number", exclusive);
    }
  }

  private static @Nullable BigDecimal count(ObjectValue schema, String key) throws SchemaException {
    Value value = schema.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof NumberValue number) || !isWhole(number)) {
      throw new SchemaException(key + " must be of an integer");
    }
    if (number.decimal().signum() < 0) {
      throw new SchemaException(key + " must be greater than or equal to 0");
    }
    return number.decimal();
  }

  private static boolean isWhole(NumberValue number) {
    try {
      Long.parseLong(number.toString());
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isAbove(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    return least != null && most != null && least.compareTo(most) > 0;
  }

  private static void required(ObjectValue schema) throws SchemaException {
    Set<Value> seen = new HashSet<>();
    for (Value name : list(schema, "required")) {
      if (!(name instanceof StringValue)) {
        throw invalidType("string", "required");
      }
      if (!seen.add(name)) {
        throw new SchemaException("required items must be unique");
      }
    }
  }

  static void enumeration(ObjectValue schema) throws SchemaException {
    Set<Value> seen = new HashSet<>();
    for (Value item : list(schema, "enum")) {
      if (!seen.add(item)) {
        throw new SchemaException("enum items must be unique");
      }
    }
  }

  static void pattern(Value pattern) throws SchemaException {
    String text = pattern instanceof StringValue string ? string.text() : "";
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException _) {
      throw new SchemaException("Invalid regex pattern '" + text + "'");
    }
  }

  static boolean areStrings(ArrayValue items) {
    for (Value item : items) {
      if (!(item instanceof StringValue)) {
        return false;
      }
    }
    return true;
  }

  static @Nullable String string(ObjectValue schema, String key) throws SchemaException {
    Value value = schema.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof StringValue text)) {
      throw invalidType("string", key);
    }
    return text.text();
  }

  static Iterable<Value> list(ObjectValue schema, String key) throws SchemaException {
    Value value = schema.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof ArrayValue items)) {
      throw new SchemaException(key + " must be of an array");
    }
    return items;
  }

  static SchemaException invalidType(String expected, String given) {
    return new SchemaException("Invalid type. Expected: " + expected + ", given: " + given);
  }
}
