package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a document. It can grow, as a type does by its extensions. */
public final class Node {
  private final Shape shape;
  private final Spot at;
  private final Map<String, Object> parts = new HashMap<>();

  public Node(Shape shape, Spot at) {
    this.shape = shape;
    this.at = at;
  }

  public Shape shape() {
    return shape;
  }

  public Spot at() {
    return at;
  }

  public Node with(String part, @Nullable Object content) {
    if (content != null) {
      parts.put(part, content);
    }
    return this;
  }

  public String text(String part) {
    return parts.get(part) instanceof String text ? text : "";
  }

  public String name() {
    return text("Name");
  }

  public boolean is(String flag) {
    return parts.get(flag) instanceof Boolean truth && truth;
  }

  public ValueKind kind() {
    return parts.get("Kind") instanceof ValueKind kind ? kind : ValueKind.VARIABLE;
  }

  public @Nullable Node node(String part) {
    return parts.get(part) instanceof Node node ? node : null;
  }

  public List<Node> nodes(String part) {
    return list(part, Node.class);
  }

  public List<String> texts(String part) {
    return list(part, String.class);
  }

  private <T> List<T> list(String part, Class<T> type) {
    return parts.get(part) instanceof List<?> list
        ? list.stream().map(type::cast).toList()
        : List.of();
  }

  public void add(String part, List<?> more) {
    List<Object> all = new ArrayList<>(list(part, Object.class));
    all.addAll(more);
    parts.put(part, all);
  }

  public @Nullable Node named(String part, String name) {
    for (Node node : nodes(part)) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    return null;
  }

  /** The type of a field, an argument or a variable. */
  public TypeName type() {
    Node type = node("Type");
    return type == null ? TypeName.NONE : TypeName.of(type);
  }

  /** As policies see it: without nodes and lists that hold nothing. */
  public ObjectValue toValue() {
    ObjectValue.Builder object = ObjectValue.builder();
    shape
        .parts()
        .forEach(
            (name, kind) -> {
              Value value = value(name, kind);
              if (value != null) {
                object.put(name, value);
              }
            });
    return object.build();
  }

  @SuppressWarnings("EnumOrdinal") // the kinds of values stand in the order of their numbers
  private @Nullable Value value(String name, String kind) {
    return switch (kind) {
      case "" -> StringValue.of(text(name));
      case "?" -> BooleanValue.of(is(name));
      case "#" -> NumberValue.of(kind().ordinal());
      case "*" -> filled(ArrayValue.of(texts(name).stream().map(StringValue::of).toList()));
      default -> {
        Node node = node(name);
        if (node != null) {
          ObjectValue value = node.toValue();
          yield value.size() == 0 ? null : value;
        }
        yield filled(ArrayValue.of(nodes(name).stream().map(Node::toValue).toList()));
      }
    };
  }

  private static @Nullable Value filled(ArrayValue array) {
    return array.size() == 0 ? null : array;
  }

  /** A value as the author could have written it. */
  @Override
  public String toString() {
    return ValueText.of(this);
  }
}
