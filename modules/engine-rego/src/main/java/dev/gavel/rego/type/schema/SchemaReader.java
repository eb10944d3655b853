package dev.gavel.rego.type.schema;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the structure of a schema and checks all of it, keyword by keyword, in the order and in the
 * words of the library that OPA uses.
 */
final class SchemaReader {
  private static final int MAX_DEPTH = 500;
  private static final String SCHEMA = "Valid Schema";
  private static final String SCHEMAS = "Array Of Schemas";
  private static final String TYPE_NAMES = "string/Array Of Strings";

  private final SchemaDocuments documents;
  private final SchemaDraft draft;
  private final SchemaKeywords keywords;
  private final Map<String, SchemaNode> references = new HashMap<>();
  private int depth;

  private SchemaReader(SchemaDocuments documents, SchemaDraft draft) {
    this.documents = documents;
    this.draft = draft;
    this.keywords = new SchemaKeywords(draft);
  }

  static SchemaNode read(Value schema) throws SchemaException {
    SchemaDraft draft = SchemaDraft.of(schema);
    SchemaDocuments documents = new SchemaDocuments(schema);
    SchemaNode root = new SchemaNode("(Root)");
    new SchemaReader(documents, draft).read(documents.root(), root);
    return root;
  }

  private SchemaNode child(Value schema, String property) throws SchemaException {
    SchemaNode node = new SchemaNode(property);
    read(schema, node);
    return node;
  }

  private void read(Value schema, SchemaNode node) throws SchemaException {
    if (schema instanceof BooleanValue && draft != SchemaDraft.DRAFT_4) {
      return;
    }
    if (!(schema instanceof ObjectValue object)) {
      throw new SchemaException("Expected: " + SCHEMA + ", given: Invalid JSON");
    }
    if (depth++ > MAX_DEPTH) {
      throw new SchemaException("the schema is nested more than " + MAX_DEPTH + " levels deep");
    }
    SchemaKeywords.string(object, keywords.idKey(object));
    definitions(object);
    SchemaKeywords.string(object, "title");
    SchemaKeywords.string(object, "description");
    if (!reference(object, node)) {
      structure(object, node);
      keywords.check(object);
      combined(object, node);
    }
    depth--;
  }

  private void definitions(ObjectValue object) throws SchemaException {
    Value definitions = object.get("definitions");
    if (definitions == null) {
      return;
    }
    if (!(definitions instanceof ObjectValue named)) {
      throw SchemaKeywords.invalidType(SCHEMAS, "definitions");
    }
    for (int i = 0; i < named.size(); i++) {
      if (!isSchema(named.value(i))) {
        throw SchemaKeywords.invalidType(SCHEMAS, "definitions");
      }
      child(named.value(i), "definitions");
    }
  }

  /** Whether there is a reference that is read for the first time; nothing else counts then. */
  private boolean reference(ObjectValue object, SchemaNode node) throws SchemaException {
    String reference = SchemaKeywords.string(object, "$ref");
    if (reference == null) {
      return false;
    }
    node.reference = reference.isEmpty() ? "#" : reference;
    SchemaNode known = references.get(reference);
    if (known != null) {
      node.target = known;
      return false;
    }
    SchemaNode target = new SchemaNode("$ref");
    references.put(reference, target);
    Value found = documents.find(reference);
    if (!isSchema(found)) {
      throw new SchemaException(SCHEMA + " must be of type object");
    }
    read(found, target);
    node.target = target;
    return true;
  }

  private static boolean isSchema(Value value) {
    return value instanceof ObjectValue || value instanceof BooleanValue;
  }

  private void structure(ObjectValue object, SchemaNode node) throws SchemaException {
    types(object.get("type"), node);
    properties(object.get("properties"), node);
    booleanOrSchema(object, "additionalProperties");
    patterns(object);
    if (object.has("propertyNames") && draft != SchemaDraft.DRAFT_4) {
      if (!isSchema(value(object, "propertyNames"))) {
        throw SchemaKeywords.invalidType(SCHEMA, "patternProperties");
      }
      child(value(object, "propertyNames"), "propertyNames");
    }
    dependencies(object.get("dependencies"));
    items(object.get("items"), node);
    booleanOrSchema(object, "additionalItems");
  }

  private static void types(@Nullable Value types, SchemaNode node) throws SchemaException {
    if (types instanceof StringValue type) {
      node.addType(type.text());
    } else if (types instanceof ArrayValue several) {
      for (Value type : several) {
        if (!(type instanceof StringValue name)) {
          throw SchemaKeywords.invalidType("type", TYPE_NAMES);
        }
        node.addType(name.text());
      }
    } else if (types != null) {
      throw SchemaKeywords.invalidType("type", TYPE_NAMES);
    }
  }

  private void properties(@Nullable Value properties, SchemaNode node) throws SchemaException {
    if (properties == null) {
      return;
    }
    if (!(properties instanceof ObjectValue named)) {
      throw new SchemaException("Properties must be of type object");
    }
    for (int i = 0; i < named.size(); i++) {
      String name = named.key(i) instanceof StringValue key ? key.text() : "";
      node.properties.add(child(named.value(i), name));
    }
  }

  private void booleanOrSchema(ObjectValue object, String key) throws SchemaException {
    Value schema = object.get(key);
    if (schema instanceof ObjectValue) {
      child(schema, key);
    } else if (schema != null && !(schema instanceof BooleanValue)) {
      throw SchemaKeywords.invalidType("boolean/" + SCHEMA, key);
    }
  }

  private void patterns(ObjectValue object) throws SchemaException {
    Value patterns = object.get("patternProperties");
    if (patterns == null) {
      return;
    }
    if (!(patterns instanceof ObjectValue named)) {
      throw SchemaKeywords.invalidType(SCHEMA, "patternProperties");
    }
    for (int i = 0; i < named.size(); i++) {
      SchemaKeywords.pattern(named.key(i));
      child(named.value(i), "patternProperties");
    }
  }

  private void dependencies(@Nullable Value dependencies) throws SchemaException {
    if (dependencies == null) {
      return;
    }
    if (!(dependencies instanceof ObjectValue named)) {
      throw new SchemaException("dependencies must be of type object");
    }
    for (int i = 0; i < named.size(); i++) {
      Value dependency = named.value(i);
      if (isSchema(dependency)) {
        child(dependency, "dependencies");
      } else if (!(dependency instanceof ArrayValue names) || !SchemaKeywords.areStrings(names)) {
        throw new SchemaException("Dependency must be of type Schema Or Array Of Strings");
      }
    }
  }

  private void items(@Nullable Value items, SchemaNode node) throws SchemaException {
    if (items instanceof ArrayValue several) {
      for (Value item : several) {
        if (!isSchema(item)) {
          throw SchemaKeywords.invalidType(SCHEMA + "/" + SCHEMAS, "items");
        }
        node.items.add(child(item, "items"));
      }
    } else if (items != null && isSchema(items)) {
      node.items.add(child(items, "items"));
      node.oneItemForAll = true;
    } else if (items != null) {
      throw SchemaKeywords.invalidType(SCHEMA + "/" + SCHEMAS, "items");
    }
  }

  private void combined(ObjectValue object, SchemaNode node) throws SchemaException {
    if (object.has("contains") && draft != SchemaDraft.DRAFT_4) {
      child(value(object, "contains"), "contains");
    }
    SchemaKeywords.enumeration(object);
    for (Value schema : SchemaKeywords.list(object, "oneOf")) {
      child(schema, "oneOf");
    }
    for (Value schema : SchemaKeywords.list(object, "anyOf")) {
      node.anyOf.add(child(schema, "anyOf"));
    }
    for (Value schema : SchemaKeywords.list(object, "allOf")) {
      node.allOf.add(child(schema, "allOf"));
    }
    boolean conditional = draft.compareTo(SchemaDraft.DRAFT_7) >= 0;
    for (String key : conditional ? List.of("not", "if", "then", "else") : List.of("not")) {
      Value schema = object.get(key);
      if (schema != null && !isSchema(schema)) {
        throw new SchemaException(key + " must be of an object");
      }
      if (schema != null) {
        child(schema, key);
      }
    }
  }

  private static Value value(ObjectValue object, String key) {
    Value value = object.get(key);
    return value == null ? ObjectValue.EMPTY : value;
  }
}
