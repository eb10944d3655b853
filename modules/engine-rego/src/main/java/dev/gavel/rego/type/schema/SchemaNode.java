package dev.gavel.rego.type.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One schema within a schema. Nodes change while types are made of them: schemas that hold together
 * are poured into the first of them.
 */
final class SchemaNode {
  private static final List<String> KINDS =
      List.of("array", "boolean", "integer", "number", "null", "object", "string");

  final String property;
  final List<String> types = new ArrayList<>();
  final List<SchemaNode> properties = new ArrayList<>();
  final List<SchemaNode> items = new ArrayList<>();
  final List<SchemaNode> anyOf = new ArrayList<>();
  final List<SchemaNode> allOf = new ArrayList<>();
  boolean oneItemForAll;
  String reference = "";
  @Nullable SchemaNode target;

  SchemaNode(String property) {
    this.property = property;
  }

  boolean isTyped() {
    return !types.isEmpty();
  }

  boolean is(String type) {
    return types.contains(type);
  }

  void addType(String type) throws SchemaException {
    if (!KINDS.contains(type)) {
      throw new SchemaException(
          "has a primitive type that is NOT VALID -- given: /"
              + type
              + "/ Expected valid values are:["
              + String.join(" ", KINDS)
              + "]");
    }
    if (is(type)) {
      throw new SchemaException(type + " type is duplicated");
    }
    types.add(type);
  }

  String typeText() {
    return switch (types.size()) {
      case 0 -> "Undefined";
      case 1 -> types.getFirst();
      default -> "[" + String.join(",", types) + "]";
    };
  }
}
