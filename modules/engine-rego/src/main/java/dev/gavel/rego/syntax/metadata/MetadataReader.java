package dev.gavel.rego.syntax.metadata;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.net.UriReference;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes metadata of the fields of a block. */
final class MetadataReader {
  private final Function<String, Term> terms;
  private final String scope;
  private final String title;
  private final boolean entrypoint;
  private final String description;
  private final List<String> organizations;
  private final List<Value> resources;
  private final List<Value> authors;
  private final List<Map<String, Value>> schemas;
  private final @Nullable Map<String, Value> compile;
  private final @Nullable Map<String, Value> custom;
  private final @Nullable Map<String, Value> labels;

  MetadataReader(YamlFields fields, Function<String, Term> terms) throws MetadataException {
    this.terms = terms;
    scope = fields.string("scope");
    title = fields.string("title");
    entrypoint = fields.truth("entrypoint");
    description = fields.string("description");
    organizations = fields.strings("organizations");
    resources = fields.values("related_resources");
    authors = fields.values("authors");
    schemas = fields.mappings("schemas");
    compile = fields.mapping("compile");
    custom = fields.mapping("custom");
    labels = fields.mapping("labels");
  }

  Metadata metadata(Location at) throws MetadataException {
    ObjectValue.Builder content = ObjectValue.builder();
    putText(content, "title", title);
    if (entrypoint) {
      content.put("entrypoint", BooleanValue.TRUE);
    }
    putText(content, "description", description);
    putList(content, "organizations", organizations.stream().map(StringValue::of).toList());
    putList(content, "related_resources", resources());
    Annotations.Compile compiled = compile == null ? null : compile(compile);
    List<Annotations.Schema> typed = schemas();
    putList(content, "authors", authors());
    putList(content, "schemas", typed.stream().map(MetadataReader::schema).toList());
    putMap(content, "custom", custom);
    putMap(content, "labels", labels);
    return new Metadata(at, scope, entrypoint, content.build(), typed, compiled);
  }

  private static void putText(ObjectValue.Builder content, String name, String text) {
    if (!text.isEmpty()) {
      content.put(name, StringValue.of(text));
    }
  }

  private static void putList(
      ObjectValue.Builder content, String name, List<? extends Value> values) {
    if (!values.isEmpty()) {
      content.put(name, ArrayValue.of(values));
    }
  }

  private static void putMap(
      ObjectValue.Builder content, String name, @Nullable Map<String, Value> values) {
    if (values != null && !values.isEmpty()) {
      content.put(name, ObjectValue.of(values));
    }
  }

  private List<Value> resources() throws MetadataException {
    List<Value> all = new ArrayList<>();
    for (Value resource : resources) {
      try {
        all.add(resource(resource));
      } catch (MetadataException invalid) {
        throw new MetadataException(
            "invalid related-resource definition " + shown(resource) + ": " + invalid.why());
      }
    }
    return all;
  }

  private static Value resource(Value resource) throws MetadataException {
    ObjectValue.Builder content = ObjectValue.builder();
    switch (resource) {
      case StringValue(String url) -> {
        if (url.isEmpty()) {
          throw new MetadataException("ref URL may not be empty string");
        }
        content.put("ref", url(url));
      }
      case ObjectValue object -> {
        String url = text(object, "ref");
        if (url.isEmpty()) {
          throw new MetadataException("'ref' value required in object");
        }
        content.put("ref", url(url));
        putText(content, "description", text(object, "description"));
      }
      default -> throw new MetadataException("invalid value type, must be string or map");
    }
    return content.build();
  }

  private static Value url(String text) throws MetadataException {
    try {
      UriReference.parse(text);
      return StringValue.of(text);
    } catch (BuiltinException malformed) {
      throw new MetadataException(String.valueOf(malformed.getMessage()));
    }
  }

  private static String text(ObjectValue object, String name) {
    return object.get(name) instanceof StringValue(String text) ? text.strip() : "";
  }

  private List<Value> authors() throws MetadataException {
    List<Value> all = new ArrayList<>();
    for (Value author : authors) {
      try {
        all.add(author(author));
      } catch (MetadataException invalid) {
        throw new MetadataException(
            "invalid author definition " + shown(author) + ": " + invalid.why());
      }
    }
    return all;
  }

  private static Value author(Value author) throws MetadataException {
    return switch (author) {
      case StringValue(String text) -> author(text);
      case ObjectValue object -> {
        String name = text(object, "name");
        String email = text(object, "email");
        if (name.isEmpty() && email.isEmpty()) {
          throw new MetadataException("'name' and/or 'email' values required in object");
        }
        yield author(name, email);
      }
      default -> throw new MetadataException("invalid value type, must be string or map");
    };
  }

  /** The last word is an address when it stands in angle brackets. */
  private static Value author(String text) throws MetadataException {
    List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
    if (text.isBlank()) {
      throw new MetadataException("author is an empty string");
    }
    String last = words.getLast();
    String email = "";
    if (last.length() >= 2 && last.startsWith("<") && last.endsWith(">")) {
      email = last.substring(1, last.length() - 1);
      words.removeLast();
    }
    return author(String.join(" ", words), email);
  }

  private static Value author(String name, String email) {
    ObjectValue.Builder content = ObjectValue.builder();
    putText(content, "name", name);
    putText(content, "email", email);
    return content.build();
  }

  private List<Annotations.Schema> schemas() throws MetadataException {
    List<Annotations.Schema> all = new ArrayList<>();
    for (Map<String, Value> pair : schemas) {
      Map.Entry<String, Value> first =
          pair.isEmpty() ? Map.entry("", ObjectValue.EMPTY) : pair.entrySet().iterator().next();
      Ref path = reference(first.getKey());
      if (path == null) {
        throw new MetadataException("invalid document reference");
      }
      all.add(schema(first.getKey(), path, first.getValue()));
    }
    return all;
  }

  private Annotations.Schema schema(String key, Ref path, Value value) throws MetadataException {
    return switch (value) {
      case StringValue(String name) -> new Annotations.Schema(path, schemaRef(name), null);
      case ObjectValue definition -> new Annotations.Schema(path, null, definition);
      default ->
          throw new MetadataException("invalid schema declaration for path " + GoQuote.quote(key));
    };
  }

  private Ref schemaRef(String text) throws MetadataException {
    Term term = term(text);
    if (term instanceof Var name && name.name().equals("schema")) {
      return new Ref(name.at(), List.of(name));
    }
    if (term instanceof Ref ref && ref.head() instanceof Var head && head.name().equals("schema")) {
      return ref;
    }
    throw new MetadataException("invalid schema reference");
  }

  private static Value schema(Annotations.Schema schema) {
    ObjectValue.Builder content = ObjectValue.builder().put("path", path(schema.path()));
    if (schema.schema() != null) {
      content.put("schema", path(schema.schema()));
    }
    if (schema.definition() != null) {
      content.put("definition", schema.definition());
    }
    return content.build();
  }

  private static Value path(Ref ref) {
    return ArrayValue.of(
        ref.parts().stream()
            .map(
                part ->
                    part instanceof Scalar(var _, StringValue text)
                        ? text
                        : StringValue.of(RegoText.of(part)))
            .toList());
  }

  private Annotations.Compile compile(Map<String, Value> fields) throws MetadataException {
    List<Ref> unknowns = new ArrayList<>();
    if (fields.get("unknowns") instanceof ArrayValue names) {
      for (Value name : names) {
        if (name instanceof StringValue(String text)) {
          unknowns.add(unknown(text));
        }
      }
    }
    Ref mask = fields.get("mask_rule") instanceof StringValue(String text) ? mask(text) : null;
    return new Annotations.Compile(unknowns, mask);
  }

  private Ref unknown(String text) throws MetadataException {
    String refusal = "invalid unknowns element " + GoQuote.quote(text) + ": failed to parse ref: ";
    Term term;
    try {
      term = terms.apply(text);
    } catch (RejectedException invalid) {
      throw new MetadataException(refusal + why(invalid));
    }
    if (term instanceof Ref ref) {
      return ref;
    }
    throw new MetadataException(refusal + "expected ref but got " + RegoText.of(term));
  }

  private Ref mask(String text) throws MetadataException {
    Term term;
    try {
      term = terms.apply(text);
    } catch (RejectedException invalid) {
      throw new MetadataException(
          "invalid mask_rule annotation " + GoQuote.quote(text) + ": " + why(invalid));
    }
    return switch (term) {
      case Ref ref -> ref;
      case Var name -> new Ref(name.at(), List.of(name));
      case Scalar(var at, StringValue _) -> new Ref(at, List.of(term));
      default ->
          throw new MetadataException(
              "invalid mask_rule annotation type " + GoQuote.quote(text) + ": string");
    };
  }

  private static String why(RejectedException invalid) {
    Mistake first = invalid.mistakes().getFirst();
    return first.at().isNone() ? first.message() : "failed to parse term: " + invalid.getMessage();
  }

  private @Nullable Ref reference(String text) {
    return term(text) instanceof Ref ref ? ref : null;
  }

  private @Nullable Term term(String text) {
    try {
      return terms.apply(text);
    } catch (RejectedException invalid) {
      return null;
    }
  }

  /** As Go shows a value in a message that expects a string. */
  private static String shown(Value value) {
    return switch (value) {
      case StringValue(String text) -> text;
      case NullValue _ -> "%!s(<nil>)";
      case BooleanValue _ -> "%!s(bool=" + value + ")";
      case NumberValue number when number.isLong() -> "%!s(int=" + value + ")";
      case NumberValue _ -> "%!s(float64=" + value + ")";
      case ObjectValue object -> {
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < object.size(); i++) {
          Value inner = object.value(i);
          sorted.put(shown(object.key(i)), inner == NullValue.NULL ? "<nil>" : shown(inner));
        }
        List<String> entries = new ArrayList<>();
        sorted.forEach((key, shown) -> entries.add(key + ":" + shown));
        yield "map[" + String.join(" ", entries) + "]";
      }
      case ArrayValue array -> "[" + joined(array) + "]";
      case SetValue set -> "[" + joined(set) + "]";
    };
  }

  private static String joined(Iterable<Value> values) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(value == NullValue.NULL ? "<nil>" : shown(value)));
    return String.join(" ", all);
  }
}
