package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Annotations;
import java.util.ArrayList;
import java.util.List;
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

  private static @Nullable Value compile(
      Annotations.@Nullable Compile compile, TermJson terms) {
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
      ObjectValue.Builder json =
          ObjectValue.builder().put("path", AstJson.path(schema.path()));
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
