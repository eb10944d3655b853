package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two types printed side by side with no more of their structure than shows how they differ: what
 * is equal in both is left out or cut short, and an ellipsis stands for it.
 */
record TypeDifference(String left, String right) {
  private static final int MAX_DEPTH = 8;

  static TypeDifference between(Type a, Type b) {
    return between(a, b, 0);
  }

  /** Both types in short, without a look at what they have in common. */
  static TypeDifference apart(Type a, Type b) {
    return new TypeDifference(ShortType.of(a), ShortType.of(b));
  }

  private static TypeDifference between(Type a, Type b, int depth) {
    boolean unknown = a == UnknownType.UNKNOWN || b == UnknownType.UNKNOWN;
    if (depth >= MAX_DEPTH || unknown || looksLike(a, b)) {
      return apart(a, b);
    }
    if (a instanceof SetType x
        && b instanceof SetType y
        && x.element() != UnknownType.UNKNOWN
        && y.element() != UnknownType.UNKNOWN) {
      TypeDifference elements = between(x.element(), y.element(), depth + 1);
      return new TypeDifference("set[" + elements.left + "]", "set[" + elements.right + "]");
    }
    if (a instanceof ArrayType x && b instanceof ArrayType y) {
      return arrays(x, y, depth);
    }
    if (a instanceof ObjectType x && b instanceof ObjectType y) {
      return objects(x, y, depth);
    }
    if (a instanceof AnyType x && b instanceof AnyType y) {
      return unions(x, y);
    }
    if (a instanceof FunctionType x && b instanceof FunctionType y && x.arity() == y.arity()) {
      return functions(x, y, depth);
    }
    return apart(a, b);
  }

  /** By their text, which is safe with types that contain themselves. */
  private static boolean looksLike(Type a, Type b) {
    return a.toString().equals(b.toString());
  }

  private static TypeDifference arrays(ArrayType a, ArrayType b, int depth) {
    if (a.items().size() != b.items().size() || a.isOpen() != b.isOpen()) {
      return new TypeDifference(ShortType.of(a, 1), ShortType.of(b, 1));
    }
    Sides items = new Sides();
    for (int i = 0; i < a.items().size(); i++) {
      items.add(between(a.items().get(i), b.items().get(i), depth + 1));
    }
    TypeDifference rest =
        a.isOpen() ? between(a.rest(), b.rest(), depth + 1) : new TypeDifference("", "");
    return new TypeDifference(
        ShortType.composite("array", items.left, rest.left),
        ShortType.composite("array", items.right, rest.right));
  }

  private static TypeDifference objects(ObjectType a, ObjectType b, int depth) {
    Sides sides = new Sides();
    List<ObjectType.Property> mine = a.properties();
    List<ObjectType.Property> theirs = b.properties();
    int i = 0;
    int j = 0;
    while (i < mine.size() || j < theirs.size()) {
      int order =
          j == theirs.size()
              ? -1
              : i == mine.size() ? 1 : Value.ORDER.compare(mine.get(i).key(), theirs.get(j).key());
      if (order == 0) {
        property(sides, mine.get(i), theirs.get(j), depth);
      } else if (order < 0) {
        sides.left.add(ShortType.property(mine.get(i).key(), ShortType.of(mine.get(i).value())));
      } else {
        sides.right.add(
            ShortType.property(theirs.get(j).key(), ShortType.of(theirs.get(j).value())));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    sides.close();
    TypeDifference others = others(a.others(), b.others(), depth);
    return new TypeDifference(
        ShortType.composite("object", sides.left, others.left),
        ShortType.composite("object", sides.right, others.right));
  }

  private static void property(
      Sides sides, ObjectType.Property mine, ObjectType.Property theirs, int depth) {
    if (looksLike(mine.value(), theirs.value())) {
      sides.elided = true;
    } else {
      TypeDifference values = between(mine.value(), theirs.value(), depth + 1);
      sides.left.add(ShortType.property(mine.key(), values.left));
      sides.right.add(ShortType.property(theirs.key(), values.right));
    }
  }

  private static TypeDifference others(
      ObjectType.@Nullable Entries a, ObjectType.@Nullable Entries b, int depth) {
    if (a != null && b != null) {
      TypeDifference keys = between(a.key(), b.key(), depth + 1);
      TypeDifference values = between(a.value(), b.value(), depth + 1);
      return new TypeDifference(keys.left + ": " + values.left, keys.right + ": " + values.right);
    }
    return new TypeDifference(
        a == null ? "" : ShortType.of(a.key()) + ": " + ShortType.of(a.value()),
        b == null ? "" : ShortType.of(b.key()) + ": " + ShortType.of(b.value()));
  }

  private static TypeDifference unions(AnyType a, AnyType b) {
    List<String> mine = a.members().stream().map(Type::toString).toList();
    List<String> theirs = b.members().stream().map(Type::toString).toList();
    Sides sides = new Sides();
    for (Type member : a.members()) {
      if (theirs.contains(member.toString())) {
        sides.elided = true;
      } else {
        sides.left.add(ShortType.of(member));
      }
    }
    for (Type member : b.members()) {
      if (!mine.contains(member.toString())) {
        sides.right.add(ShortType.of(member));
      }
    }
    sides.close();
    return new TypeDifference(ShortType.union(sides.left), ShortType.union(sides.right));
  }

  private static TypeDifference functions(FunctionType a, FunctionType b, int depth) {
    Sides parameters = new Sides();
    for (int i = 0; i < a.arity(); i++) {
      parameters.add(
          between(a.parameters().get(i).type(), b.parameters().get(i).type(), depth + 1));
    }
    TypeDifference results = between(a.result().type(), b.result().type(), depth + 1);
    return new TypeDifference(
        ShortType.function(parameters.left, results.left),
        ShortType.function(parameters.right, results.right));
  }

  private static final class Sides {
    final List<String> left = new ArrayList<>();
    final List<String> right = new ArrayList<>();
    boolean elided;

    void add(TypeDifference part) {
      left.add(part.left);
      right.add(part.right);
    }

    void close() {
      if (elided) {
        left.add(ShortType.ELLIPSIS);
        right.add(ShortType.ELLIPSIS);
      }
    }
  }
}
