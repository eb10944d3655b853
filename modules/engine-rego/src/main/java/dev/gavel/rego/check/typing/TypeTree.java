package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Types by path: those of variables, of documents and of functions. What a whole branch of
 * documents looks like is remembered until something is put below it.
 */
final class TypeTree {
  private final Map<Term, TypeTree> children = new LinkedHashMap<>();
  private Type type = UnknownType.UNKNOWN;
  private @Nullable Type extent;

  Type type() {
    return type;
  }

  boolean isTyped() {
    return type != UnknownType.UNKNOWN;
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  @Nullable TypeTree child(Term key) {
    return children.get(key);
  }

  Collection<Term> keys() {
    return children.keySet();
  }

  void put(Term key, Type known) {
    extent = null;
    reach(key).type = known;
  }

  void put(List<Term> path, Type known) {
    TypeTree node = this;
    for (Term key : path) {
      node.extent = null;
      node = node.reach(key);
    }
    node.type = known;
    node.extent = null;
  }

  private TypeTree reach(Term key) {
    return children.computeIfAbsent(key, _ -> new TypeTree());
  }

  /**
   * Adds what a rule defines at a ground path. Objects above it come to have the entry too, and
   * what is below joins the object that is added.
   */
  void define(List<Term> path, Type defined, Function<Term, Type> typeOf) {
    TypeTree node = this;
    for (int i = 0; i < path.size(); i++) {
      node.extent = null;
      node = node.reach(path.get(i));
      if (i + 1 < path.size() && node.type.unfolded() instanceof ObjectType object) {
        node.type = entry(object, path.subList(i + 1, path.size()), defined, typeOf);
      }
    }
    node.extent = null;
    node.type = TypeMerge.of(node.type, defined);
    if (defined.unfolded() instanceof ObjectType && node.type.unfolded() instanceof ObjectType) {
      node.absorbLeaves(typeOf);
    }
  }

  private void absorbLeaves(Function<Term, Type> typeOf) {
    leaves(
        new ArrayList<>(),
        (path, leaf) -> {
          if (type.unfolded() instanceof ObjectType object) {
            type = entry(object, path, leaf, typeOf);
          }
        });
  }

  private void leaves(List<Term> path, BiConsumer<List<Term>, Type> found) {
    for (Map.Entry<Term, TypeTree> child : children.entrySet()) {
      path.addLast(child.getKey());
      if (child.getValue().isTyped()) {
        found.accept(path, child.getValue().type);
      } else {
        child.getValue().leaves(path, found);
      }
      path.removeLast();
    }
  }

  private static ObjectType entry(
      ObjectType object, List<Term> path, Type value, Function<Term, Type> typeOf) {
    Type key = typeOf.apply(path.getFirst());
    Type inner =
        path.size() == 1
            ? value
            : entry(ObjectType.EMPTY, path.subList(1, path.size()), value, typeOf);
    return object.withEntries(key, inner);
  }

  /** The type of the whole branch; other entries than the known ones may come from base data. */
  Type extent() {
    if (isTyped()) {
      return type;
    }
    Type known = extent;
    if (known == null) {
      List<ObjectType.Property> properties = new ArrayList<>();
      children.forEach(
          (key, child) -> {
            if (key instanceof Scalar(_, Value value) && isPropertyKey(value)) {
              properties.add(new ObjectType.Property(value, child.extent()));
            }
          });
      known = ObjectType.of(properties, new ObjectType.Entries(ScalarType.STRING, AnyType.ANY));
      extent = known;
    }
    return known;
  }

  private static boolean isPropertyKey(Value key) {
    return key instanceof StringValue || key instanceof NumberValue || key instanceof BooleanValue;
  }
}
