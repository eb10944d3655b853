package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Annotations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Annotations as JSON, which shows paths as terms and authors always by name. */
final class AnnotationsJson {
  private static final List<String> FIELDS =
      List.of(
          "authors",
          "compile",
          "custom",
          "description",
          "entrypoint",
          "labels",
          "organizations",
          "related_resources",
          "schemas",
          "scope",
          "title");

  private AnnotationsJson() {}

  static void put(ObjectValue.Builder json, Annotations annotations, TermJson terms) {
    for (String field : FIELDS) {
      Value value =
          switch (field) {
            case "authors" -> authors(annotations.content().get(field));
            case "compile" -> compile(annotations.compile(), terms);
            case "schemas" -> schemas(annotations.schemas(), terms);
            default -> annotations.content().get(field);
          };
      if (value != null) {
        json.put(field, value);
      }
    }
  }

  /**
   * The JSON on one line as Go writes it: maps by their keys, and nothing that HTML has a use for.
   */
  static String text(Annotations annotations) {
    ObjectValue.Builder json = ObjectValue.builder();
    ObjectValue all = (ObjectValue) AstJson.annotations(annotations);
    for (int i = 0; i < all.size(); i++) {
      String name = ((StringValue) all.key(i)).text();
      boolean map = !name.equals("authors") && !name.equals("compile");
      json.put(all.key(i), map ? sorted(all.value(i)) : all.value(i));
    }
    String text = new String(JsonWriter.write(json.build()), StandardCharsets.UTF_8);
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static Value sorted(Value value) {
    return switch (value) {
      case ObjectValue object when !object.has("path") -> {
        TreeMap<String, Value> entries = new TreeMap<>();
        for (int i = 0; i < object.size(); i++) {
          entries.put(((StringValue) object.key(i)).text(), sorted(object.value(i)));
        }
        yield ObjectValue.of(entries);
      }
      case ArrayValue array -> {
        List<Value> items = new ArrayList<>();
        array.forEach(item -> items.add(sorted(item)));
        yield ArrayValue.of(items);
      }
      default -> value;
    };
  }

  private static @Nullable Value authors(@Nullable Value authors) {
    if (!(authors instanceof ArrayValue all)) {
      return null;
    }
    List<Value> named = new ArrayList<>();
    for (Value author : all) {
      if (author instanceof ObjectValue object && !object.has("name")) {
        ObjectValue.Builder json = ObjectValue.builder().put("name", StringValue.of(""));
        Value email = object.get("email");
        named.add(email == null ? json.build() : json.put("email", email).build());
      } else {
        named.add(author);
      }
    }
    return ArrayValue.of(named);
  }

  private static @Nullable Value compile(Annotations.@Nullable Compile compile, TermJson terms) {
    if (compile == null) {
      return null;
    }
    ObjectValue.Builder json = ObjectValue.builder();
    if (!compile.unknowns().isEmpty()) {
      json.put("unknowns", ArrayValue.of(compile.unknowns().stream().map(terms::parts).toList()));
    }
    if (compile.maskRule() != null) {
      json.put("mask_rule", terms.parts(compile.maskRule()));
    }
    return json.build();
  }

  private static @Nullable Value schemas(List<Annotations.Schema> schemas, TermJson terms) {
    List<Value> all = new ArrayList<>();
    for (Annotations.Schema schema : schemas) {
      ObjectValue.Builder json = ObjectValue.builder().put("path", AstJson.path(schema.path()));
      if (schema.schema() != null) {
        json.put("schema", terms.parts(schema.schema()));
      }
      if (schema.definition() != null) {
        json.put("definition", schema.definition());
      }
      all.add(json.build());
    }
    return all.isEmpty() ? null : ArrayValue.of(all);
  }
}
