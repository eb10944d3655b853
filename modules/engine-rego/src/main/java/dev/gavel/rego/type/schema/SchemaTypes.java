package dev.gavel.rego.type.schema;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.RecursiveType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that JSON schemas describe; what a schema leaves open can be anything. */
public final class SchemaTypes {
  private static final int MAX_PROPERTIES = 1_000_000;

  private final Map<String, Definition> definitions = new HashMap<>();
  private int poured;

  private SchemaTypes() {}

  private static final class Definition {
    Type type = AnyType.ANY;
    @Nullable RecursiveType self;
    boolean complete;
  }

  /**
   * Makes a type.
   *
   * @throws SchemaException when the schema is not one, or its parts contradict one another
   */
  public static Type of(Value schema) throws SchemaException {
    SchemaNode root = root(schema);
    try {
      return new SchemaTypes().type(root);
    } catch (SchemaException e) {
      throw new SchemaException("type checking: " + e.getMessage());
    }
  }

  private static SchemaNode root(Value schema) throws SchemaException {
    try {
      return SchemaReader.read(schema);
    } catch (SchemaException e) {
      throw new SchemaException("unable to compile the schema: " + e.getMessage());
    }
  }

  private Type type(SchemaNode node) throws SchemaException {
    return node.target == null ? described(node) : referenced(node);
  }

  private Type referenced(SchemaNode node) throws SchemaException {
    Definition known = definitions.get(node.reference);
    if (known != null) {
      if (known.complete) {
        return known.type;
      }
      if (known.self == null) {
        known.self = new RecursiveType(node.reference);
      }
      return known.self;
    }
    Definition definition = new Definition();
    definitions.put(node.reference, definition);
    Type type = described(resolved(node));
    RecursiveType self = definition.self;
    if (self != null) {
      type = withoutItself(type, self);
      self.close(type);
    }
    definition.type = type;
    definition.complete = true;
    return type;
  }

  /** A schema that is one of several, and itself among these, is one of the others. */
  private static Type withoutItself(Type type, RecursiveType self) {
    return type == self
        ? AnyType.ANY
        : type instanceof AnyType any && any.members().contains(self)
            ? AnyType.of(any.members().stream().filter(member -> member != self).toList())
            : type;
  }

  private static SchemaNode resolved(SchemaNode node) throws SchemaException {
    Set<SchemaNode> seen = new HashSet<>();
    SchemaNode at = node;
    while (at.target != null) {
      if (!seen.add(at)) {
        throw new SchemaException("the reference " + at.reference + " refers to itself only");
      }
      at = at.target;
    }
    return at;
  }

  private Type described(SchemaNode node) throws SchemaException {
    if (!node.anyOf.isEmpty()) {
      return oneOfSeveral(node);
    }
    return node.allOf.isEmpty() ? plain(node) : allTogether(node);
  }

  private Type oneOfSeveral(SchemaNode node) throws SchemaException {
    Type union = UnknownType.UNKNOWN;
    if (node.isTyped()) {
      Type own = node.allOf.isEmpty() ? plain(node) : allTogether(node);
      if (own instanceof ObjectType object && object.others() == null) {
        union = object;
      }
    }
    for (SchemaNode member : node.anyOf) {
      union = part(member).or(union);
    }
    return union;
  }

  private Type allTogether(SchemaNode node) throws SchemaException {
    List<SchemaNode> parts = new ArrayList<>();
    for (SchemaNode part : node.allOf) {
      SchemaNode resolved = resolved(part);
      boolean saysNothing =
          !resolved.isTyped()
              && !resolved.anyOf.isEmpty()
              && resolved.properties.isEmpty()
              && resolved.items.isEmpty();
      if (!saysNothing) {
        parts.add(resolved);
      }
    }
    if (parts.isEmpty()) {
      return AnyType.ANY;
    }
    SchemaNode whole = merged(parts);
    if (!node.isTyped()) {
      return type(whole);
    }
    if ((node.is("object") && whole.is("object")) || (node.is("array") && whole.is("array"))) {
      return type(merged(List.of(whole, node)));
    }
    if (!node.typeText().equals(whole.typeText())) {
      throw new SchemaException("unable to merge these schemas");
    }
    return type(whole);
  }

  /** Pours all into the first. */
  private SchemaNode merged(List<SchemaNode> parts) throws SchemaException {
    for (SchemaNode part : parts) {
      assumeType(part);
    }
    SchemaNode whole = parts.getFirst();
    for (SchemaNode part : parts.subList(1, parts.size())) {
      if (!whole.typeText().equals(part.typeText())) {
        throw new SchemaException(
            "unable to merge these schemas: type mismatch: "
                + whole.typeText()
                + " and "
                + part.typeText());
      }
      if (whole.is("object") && !whole.properties.isEmpty() && !part.properties.isEmpty()) {
        poured += part.properties.size();
        if (poured > MAX_PROPERTIES) {
          throw new SchemaException("the schema merges more than a million properties");
        }
        whole.properties.addAll(List.copyOf(part.properties));
      } else if (whole.is("array") && !whole.items.isEmpty() && !part.items.isEmpty()) {
        mergeItems(whole, part);
      }
    }
    return whole;
  }

  private static void mergeItems(SchemaNode whole, SchemaNode part) throws SchemaException {
    for (int i = 0; i < part.items.size(); i++) {
      if (whole.items.size() <= i) {
        whole.items.add(part.items.get(i));
      }
      if (!whole.items.get(i).typeText().equals(part.items.get(i).typeText())) {
        throw new SchemaException("unable to merge these schemas");
      }
    }
  }

  private static void assumeType(SchemaNode node) throws SchemaException {
    if (!node.properties.isEmpty()) {
      if (!node.is("object")) {
        node.addType("object");
      }
    } else if (!node.items.isEmpty() && !node.is("array")) {
      node.addType("array");
    }
  }

  private Type plain(SchemaNode node) throws SchemaException {
    if (node.is("boolean")) {
      return ScalarType.BOOLEAN;
    }
    if (node.is("string")) {
      return ScalarType.STRING;
    }
    if (node.is("integer") || node.is("number")) {
      return ScalarType.NUMBER;
    }
    if (!node.is("object") && !node.is("array")) {
      assumeType(node);
    }
    if (node.is("object")) {
      return object(node);
    }
    return node.is("array") ? array(node) : AnyType.ANY;
  }

  private Type object(SchemaNode node) throws SchemaException {
    if (node.properties.isEmpty()) {
      return ObjectType.ofAll(AnyType.ANY, AnyType.ANY);
    }
    List<ObjectType.Property> properties = new ArrayList<>();
    for (SchemaNode property : List.copyOf(node.properties)) {
      properties.add(new ObjectType.Property(StringValue.key(property.property), part(property)));
    }
    return ObjectType.of(properties, null);
  }

  private Type array(SchemaNode node) throws SchemaException {
    if (node.items.isEmpty()) {
      return ArrayType.ofAll(AnyType.ANY);
    }
    if (node.oneItemForAll) {
      return ArrayType.ofAll(item(node.items.getFirst()));
    }
    List<Type> items = new ArrayList<>();
    for (SchemaNode item : List.copyOf(node.items)) {
      items.add(item(item));
    }
    return ArrayType.of(items);
  }

  private Type part(SchemaNode node) throws SchemaException {
    try {
      return type(node);
    } catch (SchemaException e) {
      throw new SchemaException("unexpected schema type " + node.property + ": " + e.getMessage());
    }
  }

  private Type item(SchemaNode node) throws SchemaException {
    try {
      return type(node);
    } catch (SchemaException _) {
      throw new SchemaException("unexpected schema type " + node.property);
    }
  }
}
