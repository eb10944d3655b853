package dev.gavel.rego.type.schema;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a schema that references can name: by their own id, or by a pointer from there.
 * Nothing is ever fetched.
 */
final class SchemaDocuments {
  private static final Set<String> LITERAL = Set.of("const", "enum");
  private static final Set<String> BY_NAME =
      Set.of("properties", "dependencies", "patternProperties");

  private final Map<String, Value> byId = new HashMap<>();
  private final Value root;

  SchemaDocuments(Value schema) throws SchemaException {
    root = absolute(schema, "");
    byId.put("", root);
  }

  /** The whole, with all references made absolute. */
  Value root() {
    return root;
  }

  private Value absolute(Value document, String base) throws SchemaException {
    if (document instanceof ArrayValue array) {
      List<Value> items = new ArrayList<>();
      for (Value item : array) {
        items.add(absolute(item, base));
      }
      return ArrayValue.of(items);
    }
    return document instanceof ObjectValue object ? object(object, base) : document;
  }

  private Value object(ObjectValue object, String base) throws SchemaException {
    Value id = object.get(object.has("id") ? "id" : "$id");
    String own = id instanceof StringValue text ? resolve(base, text.text()) : base;
    ObjectValue.Builder changed = ObjectValue.builder();
    for (int i = 0; i < object.size(); i++) {
      String key = object.key(i) instanceof StringValue text ? text.text() : "";
      changed.put(object.key(i), entry(key, object.value(i), own));
    }
    ObjectValue whole = changed.build();
    if (id instanceof StringValue && byId.put(own, whole) != null) {
      throw new SchemaException("Reference already exists: \"" + own + "\"");
    }
    return whole;
  }

  private Value entry(String key, Value value, String base) throws SchemaException {
    if (key.equals("$ref") && value instanceof StringValue reference) {
      return StringValue.of(resolve(base, reference.text()));
    }
    if (LITERAL.contains(key)) {
      return value;
    }
    if (!BY_NAME.contains(key)) {
      return absolute(value, base);
    }
    if (!(value instanceof ObjectValue object)) {
      return value;
    }
    ObjectValue.Builder changed = ObjectValue.builder();
    for (int i = 0; i < object.size(); i++) {
      changed.put(object.key(i), absolute(object.value(i), base));
    }
    return changed.build();
  }

  private static String resolve(String base, String reference) {
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : reference.substring(hash + 1);
    return location(withoutFragment(base), path) + (fragment.isEmpty() ? "" : "#" + fragment);
  }

  private static String location(String base, String path) {
    if (path.isEmpty()) {
      return base;
    }
    if (isAbsolute(path)) {
      return path;
    }
    if (!isAbsolute(base)) {
      return path.startsWith("/") ? path : "/" + path;
    }
    try {
      return URI.create(base).resolve(path).toString();
    } catch (IllegalArgumentException _) {
      return path;
    }
  }

  private static boolean isAbsolute(String location) {
    return location.contains("://") || location.startsWith("urn:");
  }

  private static String withoutFragment(String location) {
    int hash = location.indexOf('#');
    return hash < 0 ? location : location.substring(0, hash);
  }

  /** What a reference refers to. */
  Value find(String reference) throws SchemaException {
    Value whole = byId.get(reference);
    if (whole != null) {
      return whole;
    }
    Value document = byId.get(withoutFragment(reference));
    if (document != null) {
      return follow(document, reference.substring(reference.indexOf('#') + 1));
    }
    throw new SchemaException(
        isAbsolute(reference)
            ? "remote reference loading disabled: " + reference
            : "Reference " + reference + " must be canonical");
  }

  private static Value follow(Value document, String fragment) throws SchemaException {
    String pointer =
        fragment.indexOf('%') < 0 ? fragment : URLDecoder.decode(fragment, StandardCharsets.UTF_8);
    if (!pointer.startsWith("/")) {
      return document;
    }
    Value found = document;
    for (String token : pointer.substring(1).split("/", -1)) {
      found = step(found, token);
    }
    return found;
  }

  private static Value step(Value from, String token) throws SchemaException {
    if (from instanceof ObjectValue object) {
      String key = token.replace("~1", "/").replace("~0", "~");
      Value found = object.get(key);
      if (found == null) {
        throw new SchemaException("Object has no key '" + key + "'");
      }
      return found;
    }
    if (from instanceof ArrayValue array) {
      int index = index(token);
      if (index < 0 || index >= array.size()) {
        throw new SchemaException(
            "Out of bound array[0," + array.size() + "] index '" + index + "'");
      }
      return array.get(index);
    }
    throw new SchemaException("Invalid token reference '" + token + "'");
  }

  private static int index(String token) throws SchemaException {
    try {
      return Integer.parseInt(token);
    } catch (NumberFormatException _) {
      throw new SchemaException("Invalid array index '" + token + "'");
    }
  }
}
