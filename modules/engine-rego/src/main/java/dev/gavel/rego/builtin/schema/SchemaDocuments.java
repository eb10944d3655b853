package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents that references lead to, by their URLs. As a document comes in, each reference in
 * it is resolved against the nearest identifier around it.
 */
final class SchemaDocuments {
  private static final int MAX_DEPTH = 400;
  private static final Set<String> NAMED =
      Set.of("properties", "dependencies", "patternProperties");
  private static final Set<String> LITERAL = Set.of("const", "enum");

  private final Evaluation during;
  private final Budget budget;
  private final Map<String, Document> documents = new HashMap<>();
  private final IdentityHashMap<ObjectValue, Reference> references = new IdentityHashMap<>();

  SchemaDocuments(Evaluation during) {
    this.during = during;
    this.budget = during.budget();
  }

  /**
   * A document or a part of one.
   *
   * @param draft null where the document does not say
   */
  record Document(Value content, @Nullable Draft draft) {}

  void add(Value content, Reference at) {
    if (documents.containsKey(at.toString())) {
      throw alreadyExists(at);
    }
    Draft draft = draft(content);
    resolve(content, at, draft, 0);
    documents.put(at.toString(), new Document(content, draft));
  }

  private static BuiltinException alreadyExists(Reference at) {
    return BuiltinException.failed("Reference already exists: " + GoQuote.quote(at.toString()));
  }

  /** What the document says of its version. */
  static @Nullable Draft draft(Value content) {
    if (content instanceof BooleanValue) {
      return null;
    }
    if (!(content instanceof ObjectValue object)) {
      throw BuiltinException.failed("schema is invalid");
    }
    Value named = object.get("$schema");
    if (named == null) {
      return null;
    }
    if (!(named instanceof StringValue url)) {
      throw BuiltinException.failed("$schema must be of type string");
    }
    return Draft.of(Reference.parse(url.text()).toString());
  }

  /** The absolute reference of a schema that is one. */
  Reference reference(ObjectValue schema, String text) {
    Reference known = references.get(schema);
    return known == null ? Reference.parse(text) : known;
  }

  private void resolve(Value content, Reference base, @Nullable Draft draft, int depth) {
    budget.spend(1);
    if (depth > MAX_DEPTH) {
      throw BuiltinException.failed("the schema is nested too deep");
    }
    if (content instanceof ArrayValue array) {
      array.forEach(item -> resolve(item, base, draft, depth + 1));
    } else if (content instanceof ObjectValue object) {
      object(object, identified(object, base, draft), draft, depth + 1);
    }
  }

  private Reference identified(ObjectValue object, Reference base, @Nullable Draft draft) {
    Reference id = reference(object.get(object.has("id") ? "id" : "$id"));
    if (id == null) {
      return base;
    }
    Reference own = base.resolve(id);
    if (documents.putIfAbsent(own.toString(), new Document(object, draft)) != null) {
      throw alreadyExists(own);
    }
    return own;
  }

  private void object(ObjectValue object, Reference base, @Nullable Draft draft, int depth) {
    Reference target = reference(object.get("$ref"));
    if (target != null) {
      references.put(object, base.resolve(target));
    }
    for (int i = 0; i < object.size(); i++) {
      String key = ((StringValue) object.key(i)).text();
      if (NAMED.contains(key)) {
        if (object.value(i) instanceof ObjectValue named) {
          for (int j = 0; j < named.size(); j++) {
            resolve(named.value(j), base, draft, depth);
          }
        }
      } else if (!LITERAL.contains(key)) {
        resolve(object.value(i), base, draft, depth);
      }
    }
  }

  /** Null for what is no reference; parsing the schema will say so. */
  private static @Nullable Reference reference(@Nullable Value value) {
    if (!(value instanceof StringValue text)) {
      return null;
    }
    try {
      return Reference.parse(text.text());
    } catch (BuiltinException malformed) {
      return null;
    }
  }

  Document get(Reference reference) {
    Document known = documents.get(reference.toString());
    if (known != null) {
      return known;
    }
    Document whole = documents.get(reference.document().toString());
    if (whole == null) {
      if (!reference.isCanonical()) {
        throw BuiltinException.failed("Reference " + reference + " must be canonical");
      }
      Value content = load(reference);
      add(content, reference.document());
      return new Document(reference.lookUp(content), draft(content));
    }
    Document part = new Document(reference.lookUp(whole.content()), whole.draft());
    documents.put(reference.toString(), part);
    return part;
  }

  private Value load(Reference reference) {
    Draft draft = Draft.of(reference.url());
    return draft != null ? draft.metaSchema() : RemoteSchema.load(reference, during);
  }
}
