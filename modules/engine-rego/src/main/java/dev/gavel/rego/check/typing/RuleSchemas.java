package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.check.metadata.AnnotationSet;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import dev.gavel.rego.type.schema.SchemaException;
import dev.gavel.rego.type.schema.SchemaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the schemas that are declared for a rule say of the documents it reads. */
final class RuleSchemas {
  private final AnnotationSet annotations;
  private final Schemas schemas;
  private final Map<Ref, Type> named = new HashMap<>();

  RuleSchemas(AnnotationSet annotations, Schemas schemas) {
    this.annotations = annotations;
    this.schemas = schemas;
  }

  /** The scope of a rule. */
  TypeEnvironment around(
      TypeEnvironment documents, RegoModule module, Rule rule, List<Mistake> mistakes) {
    TypeEnvironment around = documents.inner();
    for (Annotations.Schema declared : declared(module, rule)) {
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

  /** From the widest scope to the closest; of two that speak of one document the later counts. */
  private List<Annotations.Schema> declared(RegoModule module, Rule rule) {
    Ref pkg = module.pkg().path();
    Ref path = RuleTree.path(module, rule);
    List<Annotations> all = new ArrayList<>(annotations.around(pkg));
    add(all, annotations.ofPackage(pkg));
    add(all, annotations.ofDocument(new Ref(path.at(), ReplacedDocuments.knownStart(path))));
    all.addAll(annotations.ofRule(rule));
    return all.stream().flatMap(one -> one.schemas().stream()).toList();
  }

  private static void add(List<Annotations> all, @Nullable Annotations annotations) {
    if (annotations != null) {
      all.add(annotations);
    }
  }

  private static void override(TypeEnvironment around, Ref ref, Type type) throws SchemaException {
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

  private Type type(Annotations.Schema declared) throws SchemaException {
    Ref name = declared.schema();
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
      throw new SchemaException("undefined schema: " + RegoText.of(name));
    }
    return SchemaTypes.of(schema);
  }
}
