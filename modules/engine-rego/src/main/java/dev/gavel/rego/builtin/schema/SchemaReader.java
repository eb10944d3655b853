package dev.gavel.rego.builtin.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schemas from their documents, keyword by keyword; what is wrong with one is thrown. */
final class SchemaReader {
  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "number", "null", "object", "string");
  private static final int MAX_DEPTH = 400;

  private final SchemaDocuments documents;
  private final Budget budget;
  private final Map<String, SubSchema> targets = new HashMap<>();
  private int depth;

  private SchemaReader(SchemaDocuments documents, Budget budget) {
    this.documents = documents;
    this.budget = budget;
  }

  static SubSchema read(Value document, SchemaDocuments documents, Budget budget) {
    documents.add(document, Reference.NONE);
    Draft draft = SchemaDocuments.draft(document);
    return new SchemaReader(documents, budget).schema(document, draft == null ? Draft.ANY : draft);
  }

  private SubSchema schema(Value document, Draft draft) {
    SubSchema schema = new SubSchema(draft);
    fill(schema, document);
    return schema;
  }

  private void fill(SubSchema schema, Value document) {
    budget.spend(16);
    budget.allocate(512);
    if (schema.draft.isAtLeast(Draft.DRAFT_6) && document instanceof BooleanValue truth) {
      schema.passes = truth.isTrue();
      return;
    }
    if (!(document instanceof ObjectValue object)) {
      throw BuiltinException.failed("Expected: Valid Schema, given: Invalid JSON");
    }
    if (++depth > MAX_DEPTH) {
      throw BuiltinException.failed("the schema is nested too deep");
    }
    identity(schema.draft, object);
    definitions(schema.draft, object);
    text(object, "title");
    text(object, "description");
    if (!isReference(schema, object)) {
      types(schema, object);
      objects(schema, object);
      dependencies(schema, object);
      items(schema, object);
      new NumberKeywords(schema, object).read();
      lengths(schema, object);
      sizes(schema, object);
      literals(schema, object);
      combinations(schema, object);
    }
    depth--;
  }

  private static void identity(Draft draft, ObjectValue object) {
    boolean old = draft == Draft.DRAFT_4 || (draft == Draft.ANY && object.has("id"));
    String id = text(object, old ? "id" : "$id");
    if (id != null) {
      Reference.parse(id);
    }
  }

  private void definitions(Draft draft, ObjectValue object) {
    Value definitions = object.get("definitions");
    if (definitions == null) {
      return;
    }
    if (!(definitions instanceof ObjectValue named)) {
      throw invalidType("Array Of Schemas", "definitions");
    }
    for (int i = 0; i < named.size(); i++) {
      Value definition = named.value(i);
      if (!isSchema(definition)) {
        throw invalidType("Array Of Schemas", "definitions");
      }
      schema(definition, draft);
    }
  }

  /** A target that was not met before is read in place of all else that stands beside it. */
  private boolean isReference(SubSchema schema, ObjectValue object) {
    String text = text(object, "$ref");
    if (text == null) {
      return false;
    }
    Reference reference = documents.reference(object, text);
    SubSchema known = targets.get(reference.toString());
    if (known != null) {
      schema.target = known;
      return false;
    }
    SchemaDocuments.Document document = documents.get(reference);
    Draft draft = document.draft();
    SubSchema target = new SubSchema(draft == null ? schema.draft : draft);
    targets.put(reference.toString(), target);
    if (!isSchema(document.content())) {
      throw BuiltinException.failed("Valid Schema must be of type object");
    }
    fill(target, document.content());
    schema.target = target;
    return true;
  }

  private static void types(SubSchema schema, ObjectValue object) {
    Value type = object.get("type");
    switch (type) {
      case null -> {}
      case StringValue name -> type(schema, name.text());
      case ArrayValue names -> {
        for (Value name : names) {
          if (!(name instanceof StringValue text)) {
            throw invalidType("type", "string/Array Of Strings");
          }
          type(schema, text.text());
        }
      }
      default -> throw invalidType("type", "string/Array Of Strings");
    }
  }

  private static void type(SubSchema schema, String name) {
    if (!TYPES.contains(name)) {
      throw BuiltinException.failed(
          "has a primitive type that is NOT VALID -- given: /%s/ Expected valid values are:[%s]"
              .formatted(name, String.join(" ", TYPES)));
    }
    if (schema.types.contains(name)) {
      throw BuiltinException.failed(name + " type is duplicated");
    }
    schema.types.add(name);
  }

  private void objects(SubSchema schema, ObjectValue object) {
    Value properties = object.get("properties");
    if (properties != null) {
      if (!(properties instanceof ObjectValue named)) {
        throw BuiltinException.failed("Properties must be of type object");
      }
      for (int i = 0; i < named.size(); i++) {
        schema.properties.put(key(named, i), schema(named.value(i), schema.draft));
      }
    }
    Value additional = object.get("additionalProperties");
    switch (additional) {
      case null -> {}
      case BooleanValue allowed -> schema.additionalPropertiesForbidden = !allowed.isTrue();
      case ObjectValue nested -> schema.additionalProperties = schema(nested, schema.draft);
      default -> throw invalidType("boolean/Valid Schema", "additionalProperties");
    }
    patternProperties(schema, object);
    Value names = object.get("propertyNames");
    if (names != null && schema.draft.isAtLeast(Draft.DRAFT_6)) {
      if (!isSchema(names)) {
        throw invalidType("Valid Schema", "patternProperties");
      }
      schema.propertyNames = schema(names, schema.draft);
    }
  }

  private void patternProperties(SubSchema schema, ObjectValue object) {
    Value patterns = object.get("patternProperties");
    if (patterns == null) {
      return;
    }
    if (!(patterns instanceof ObjectValue named)) {
      throw invalidType("Valid Schema", "patternProperties");
    }
    for (int i = 0; i < named.size(); i++) {
      Pattern pattern = pattern(key(named, i));
      if (pattern == null) {
        throw BuiltinException.failed("Invalid regex pattern '" + key(named, i) + "'");
      }
      schema.patternProperties.put(pattern, schema(named.value(i), schema.draft));
    }
  }

  private void dependencies(SubSchema schema, ObjectValue object) {
    Value dependencies = object.get("dependencies");
    if (dependencies == null) {
      return;
    }
    if (!(dependencies instanceof ObjectValue named)) {
      throw BuiltinException.failed("dependencies must be of type object");
    }
    for (int i = 0; i < named.size(); i++) {
      if (named.value(i) instanceof ArrayValue keys) {
        List<String> texts = new ArrayList<>();
        for (Value key : keys) {
          if (!(key instanceof StringValue text)) {
            throw invalidDependency();
          }
          texts.add(text.text());
        }
        schema.keyDependencies.put(key(named, i), texts);
      } else if (isSchema(named.value(i))) {
        schema.schemaDependencies.put(key(named, i), schema(named.value(i), schema.draft));
      } else {
        throw invalidDependency();
      }
    }
  }

  private static BuiltinException invalidDependency() {
    return BuiltinException.failed("Dependency must be of type Schema Or Array Of Strings");
  }

  private void items(SubSchema schema, ObjectValue object) {
    Value items = object.get("items");
    if (items instanceof ArrayValue several) {
      for (Value item : several) {
        if (!isSchema(item)) {
          throw invalidType("Valid Schema/Array Of Schemas", "items");
        }
        schema.items.add(schema(item, schema.draft));
      }
    } else if (items != null) {
      if (!isSchema(items)) {
        throw invalidType("Valid Schema/Array Of Schemas", "items");
      }
      schema.items.add(schema(items, schema.draft));
      schema.itemsAlike = true;
    }
    Value additional = object.get("additionalItems");
    switch (additional) {
      case null -> {}
      case BooleanValue allowed -> schema.additionalItemsForbidden = !allowed.isTrue();
      case ObjectValue nested -> schema.additionalItems = schema(nested, schema.draft);
      default -> throw invalidType("boolean/Valid Schema", "additionalItems");
    }
  }

  private static void lengths(SubSchema schema, ObjectValue object) {
    schema.minLength = count(object, "minLength");
    schema.maxLength = count(object, "maxLength");
    checkOrder(schema.minLength, schema.maxLength, "minLength", "maxLength");
    String text = text(object, "pattern");
    if (text != null) {
      schema.pattern = pattern(text);
      if (schema.pattern == null) {
        throw BuiltinException.failed("pattern must be a valid regex");
      }
    }
    String format = text(object, "format");
    schema.format = format == null ? "" : format;
  }

  private void sizes(SubSchema schema, ObjectValue object) {
    schema.minProperties = count(object, "minProperties");
    schema.maxProperties = count(object, "maxProperties");
    checkOrder(schema.minProperties, schema.maxProperties, "minProperties", "maxProperties");
    for (Value key : list(object, "required")) {
      if (!(key instanceof StringValue text)) {
        throw invalidType("string", "required");
      }
      if (schema.required.contains(text.text())) {
        throw BuiltinException.failed("required items must be unique");
      }
      schema.required.add(text.text());
    }
    schema.minItems = count(object, "minItems");
    schema.maxItems = count(object, "maxItems");
    Value unique = object.get("uniqueItems");
    if (unique != null) {
      if (!(unique instanceof BooleanValue truth)) {
        throw BuiltinException.failed("uniqueItems must be of a boolean");
      }
      schema.uniqueItems = truth.isTrue();
    }
    Value contains = object.get("contains");
    if (contains != null && schema.draft.isAtLeast(Draft.DRAFT_6)) {
      schema.contains = schema(contains, schema.draft);
    }
  }

  private void literals(SubSchema schema, ObjectValue object) {
    Value constant = object.get("const");
    if (constant != null && schema.draft.isAtLeast(Draft.DRAFT_6)) {
      schema.constant = PlainJson.of(constant, budget);
    }
    if (object.has("enum")) {
      List<String> options = new ArrayList<>();
      for (Value option : list(object, "enum")) {
        String text = PlainJson.of(option, budget);
        if (options.contains(text)) {
          throw BuiltinException.failed("enum items must be unique");
        }
        options.add(text);
      }
      schema.options = options;
    }
  }

  private void combinations(SubSchema schema, ObjectValue object) {
    list(object, "oneOf").forEach(each -> schema.oneOf.add(schema(each, schema.draft)));
    list(object, "anyOf").forEach(each -> schema.anyOf.add(schema(each, schema.draft)));
    list(object, "allOf").forEach(each -> schema.allOf.add(schema(each, schema.draft)));
    schema.not = nested(schema, object, "not");
    if (schema.draft.isAtLeast(Draft.DRAFT_7)) {
      schema.condition = nested(schema, object, "if");
      schema.then = nested(schema, object, "then");
      schema.otherwise = nested(schema, object, "else");
    }
  }

  private @Nullable SubSchema nested(SubSchema schema, ObjectValue object, String keyword) {
    Value value = object.get(keyword);
    if (value == null) {
      return null;
    }
    if (!isSchema(value)) {
      throw BuiltinException.failed(keyword + " must be of an object");
    }
    return schema(value, schema.draft);
  }

  private static boolean isSchema(Value value) {
    return value instanceof ObjectValue || value instanceof BooleanValue;
  }

  private static String key(ObjectValue object, int position) {
    return ((StringValue) object.key(position)).text();
  }

  private static @Nullable Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException invalid) {
      return null;
    }
  }

  private static @Nullable String text(ObjectValue object, String keyword) {
    Value value = object.get(keyword);
    if (value != null && !(value instanceof StringValue)) {
      throw invalidType("string", keyword);
    }
    return value instanceof StringValue text ? text.text() : null;
  }

  private static ArrayValue list(ObjectValue object, String keyword) {
    Value value = object.get(keyword);
    if (value != null && !(value instanceof ArrayValue)) {
      throw BuiltinException.failed(keyword + " must be of an array");
    }
    return value instanceof ArrayValue list ? list : ArrayValue.EMPTY;
  }

  private static @Nullable Integer count(ObjectValue object, String keyword) {
    Value value = object.get(keyword);
    if (value == null) {
      return null;
    }
    BigDecimal count =
        value instanceof NumberValue number ? Integers.moderate(number) : new BigDecimal("0.5");
    boolean plain = value.toString().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    if (!plain || count.precision() > 18) {
      throw BuiltinException.failed(keyword + " must be of an integer");
    }
    if (count.signum() < 0) {
      throw BuiltinException.failed(keyword + " must be greater than or equal to 0");
    }
    return (int) Math.min(count.longValue(), Integer.MAX_VALUE);
  }

  private static void checkOrder(
      @Nullable Integer least, @Nullable Integer most, String first, String second) {
    if (least != null && most != null && least > most) {
      throw BuiltinException.failed(first + " cannot be greater than " + second);
    }
  }

  static BuiltinException invalidType(String expected, String given) {
    return BuiltinException.failed("Invalid type. Expected: " + expected + ", given: " + given);
  }
}
