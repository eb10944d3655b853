package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.List;

/** Documents from values of the shape that parsing gives. */
public final class NodeReader {
  private final Budget budget;

  private NodeReader(Budget budget) {
    this.budget = budget;
  }

  public static Node read(Shape shape, ObjectValue value, Budget budget) {
    return new NodeReader(budget).node(shape, value);
  }

  private Node node(Shape shape, Value value) {
    budget.spend(1);
    if (!(value instanceof ObjectValue object)) {
      throw wrong(value, shape.name());
    }
    Node node = new Node(shape, Spot.UNKNOWN);
    shape
        .parts()
        .forEach(
            (name, kind) -> {
              Value part = object.get(name);
              if (part != null && !(part instanceof NullValue)) {
                node.with(name, part(name, kind, part));
              }
            });
    return node;
  }

  private Object part(String name, String kind, Value value) {
    return switch (kind) {
      case "" -> text(value, name);
      case "?" -> truth(value, name);
      case "#" -> valueKind(value, name);
      case "*" -> items(value, name).stream().map(item -> (Object) text(item, name)).toList();
      default -> {
        if (!kind.endsWith("*")) {
          yield node(Shape.valueOf(kind), value);
        }
        Shape shape = Shape.valueOf(kind.substring(0, kind.length() - 1));
        yield items(value, name).stream().map(item -> node(shape, item)).toList();
      }
    };
  }

  private static String text(Value value, String name) {
    if (value instanceof StringValue text) {
      return text.text();
    }
    throw wrong(value, name);
  }

  private static boolean truth(Value value, String name) {
    if (value instanceof BooleanValue truth) {
      return truth.isTrue();
    }
    throw wrong(value, name);
  }

  @SuppressWarnings("EnumOrdinal") // the kinds of values stand in the order of their numbers
  private static ValueKind valueKind(Value value, String name) {
    if (value instanceof NumberValue number) {
      int kind = (int) number.doubleValue();
      if (kind >= 0 && kind < ValueKind.values().length) {
        return ValueKind.values()[kind];
      }
    }
    throw wrong(value, name);
  }

  private static List<Value> items(Value value, String name) {
    if (!(value instanceof ArrayValue array)) {
      throw wrong(value, name);
    }
    List<Value> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static BuiltinException wrong(Value value, String name) {
    return BuiltinException.failed(
        "json: cannot unmarshal " + Operands.kind(value) + " into Go struct field ." + name);
  }
}
