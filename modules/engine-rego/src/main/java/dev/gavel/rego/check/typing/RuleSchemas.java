package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.check.typing.SchemaAnnotations.Declared;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import dev.gavel.rego.type.schema.SchemaException;
import dev.gavel.rego.type.schema.SchemaTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the schemas that are declared for a rule say of the documents it reads. */
final class RuleSchemas {
  private final SchemaAnnotations annotations;
  private final Schemas schemas;
  private final Map<Ref, Type> named = new HashMap<>();

  RuleSchemas(SchemaAnnotations annotations, Schemas schemas) {
    this.annotations = annotations;
    this.schemas = schemas;
  }

  /** The scope of a rule. */
  TypeEnvironment around(
      TypeEnvironment documents, RegoModule module, Rule rule, List<Mistake> mistakes) {
    TypeEnvironment around = documents.inner();
    for (Declared declared : annotations.of(module, rule)) {
      try {
        Type type = type(declared);
        if (type != UnknownType.UNKNOWN) {
          override(around, declared.path(), type);
        }
      } catch (SchemaException e) {
        mistakes.add(new Mistake(Mistake.TYPE, rule.at(), e.getMessage()));
      }
    }
    return around;
  }

  private static void override(TypeEnvironment around, Ref ref, Type type) {
    List<Term> path = ref.parts();
    Ref root = new Ref(ref.at(), path.subList(0, 1));
    Type whole = around.typeOf(root);
    if (path.size() == 1 || whole == UnknownType.UNKNOWN) {
      around.tree().put(path, type);
    } else {
      Type changed = SchemaOverride.at(path.subList(1, path.size()), whole, type);
      around.tree().put(root.parts(), changed);
    }
  }

  private Type type(Declared declared) throws SchemaException {
    Ref name = declared.name();
    if (name == null) {
      return declared.definition() == null
          ? UnknownType.UNKNOWN
          : SchemaTypes.of(declared.definition());
    }
    Type known = named.get(name);
    if (known == null) {
      known = read(name);
      named.put(name, known);
    }
    return known;
  }

  private Type read(Ref name) throws SchemaException {
    if (schemas == Schemas.NONE) {
      return UnknownType.UNKNOWN;
    }
    Value schema = schemas.find(name);
    if (schema == null) {
      throw new SchemaException("undefined schema: " + TermText.of(name));
    }
    return SchemaTypes.of(schema);
  }
}
