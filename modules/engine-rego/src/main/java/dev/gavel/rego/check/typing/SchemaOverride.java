package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type in which what lies at some path has another type. */
final class SchemaOverride {
  private static final ObjectType.Entries ANYTHING =
      new ObjectType.Entries(AnyType.ANY, AnyType.ANY);

  private SchemaOverride() {}

  static Type at(List<Term> path, Type whole, Type part) throws SchemaException {
    if (!(whole.unfolded() instanceof ObjectType object)) {
      return nested(path, part, ANYTHING);
    }
    Value first = key(path.getFirst());
    List<ObjectType.Property> properties = new ArrayList<>();
    for (ObjectType.Property property : object.properties()) {
      properties.add(
          property.key().equals(first)
              ? new ObjectType.Property(first, inside(path, property.value(), part))
              : property);
    }
    if (object.property(first) == null) {
      properties.addAll(nested(path, part, object.others()).properties());
    }
    return ObjectType.of(properties, object.others());
  }

  private static Type inside(List<Term> path, Type value, Type part) throws SchemaException {
    return path.size() == 1 ? part : at(path.subList(1, path.size()), value, part);
  }

  private static ObjectType nested(List<Term> path, Type part, ObjectType.@Nullable Entries others)
      throws SchemaException {
    Type inner = path.size() == 1 ? part : nested(path.subList(1, path.size()), part, others);
    return ObjectType.of(List.of(new ObjectType.Property(key(path.getFirst()), inner)), others);
  }

  private static Value key(Term term) throws SchemaException {
    Value key = Constants.of(term);
    if (key == null) {
      String problem =
          term instanceof Var ? "var requires evaluation" : "illegal value: " + RegoText.of(term);
      throw new SchemaException("error getting key from value: " + problem);
    }
    return key;
  }
}
