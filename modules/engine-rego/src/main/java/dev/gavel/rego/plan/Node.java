package dev.gavel.rego.plan;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a document, which knows how one gets there from the root. */
final class Node {
  private static final int DEEPEST = 1000;

  private final Value value;
  private final @Nullable Node parent;
  private final String step;
  private final int depth;

  private Node(Value value, @Nullable Node parent, String step) {
    this.value = value;
    this.parent = parent;
    this.step = step;
    this.depth = parent == null ? 0 : parent.depth + 1;
    if (depth > DEEPEST) {
      throw unexpected("is nested more than " + DEEPEST + " deep");
    }
  }

  static Node root(Value document) {
    return new Node(document, null, "plan");
  }

  Value value() {
    return value;
  }

  Node get(String name) {
    Node child = find(name);
    if (child == null) {
      throw unexpected("has no " + name);
    }
    return child;
  }

  /** Null where the field is absent, or null. */
  @Nullable Node find(String name) {
    if (!(value instanceof ObjectValue object)) {
      throw unexpected("must be an object, not " + value.kind().noun());
    }
    Value child = object.get(name);
    return child == null || child instanceof NullValue ? null : new Node(child, this, "." + name);
  }

  /** None where the field is absent, or null. */
  List<Node> items(String name) {
    Node child = find(name);
    return child == null ? List.of() : child.items();
  }

  private List<Node> items() {
    if (!(value instanceof ArrayValue array)) {
      throw unexpected("must be an array, not " + value.kind().noun());
    }
    List<Node> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      items.add(new Node(array.get(i), this, "[" + i + "]"));
    }
    return items;
  }

  String text() {
    if (!(value instanceof StringValue string)) {
      throw unexpected("must be a string, not " + value.kind().noun());
    }
    return string.text();
  }

  boolean truth() {
    if (!(value instanceof BooleanValue bool)) {
      throw unexpected("must be a boolean, not " + value.kind().noun());
    }
    return bool.isTrue();
  }

  long integer() {
    if (!(value instanceof NumberValue number)) {
      throw unexpected("must be a number, not " + value.kind().noun());
    }
    if (!number.isLong()) {
      throw unexpected("must be a whole number of 64 bits");
    }
    return number.decimal().longValue();
  }

  /** A number that counts or points: none of them is below zero. */
  int whole() {
    long integer = integer();
    if (integer < 0 || integer > Integer.MAX_VALUE) {
      throw unexpected("must be between 0 and " + Integer.MAX_VALUE);
    }
    return (int) integer;
  }

  int whole(String name) {
    return get(name).whole();
  }

  int whole(String name, String earlierName) {
    Node node = find(name);
    return node == null ? whole(earlierName) : node.whole();
  }

  int wholeOrZero(String name) {
    Node node = find(name);
    return node == null ? 0 : node.whole();
  }

  PlanException unexpected(String problem) {
    return new PlanException(path() + " " + problem);
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (Node node = this; node != null; node = node.parent) {
      path.insert(0, node.step);
    }
    return path.toString();
  }
}
