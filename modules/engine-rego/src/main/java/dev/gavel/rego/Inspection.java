package dev.gavel.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.check.RequiredCapabilities;
import dev.gavel.rego.load.Loaded;
import dev.gavel.rego.syntax.AstJson;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.TypeJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What policies consist of.
 *
 * @param manifest of the bundle; with all roots where there is none
 * @param namespaces the packages, and the paths of data, each with its files
 * @param annotations metadata blocks, by their place
 * @param entryPoints that metadata names, as {@code authz/allow}
 * @param capabilities what a place needs to run them, as {@code opa capabilities} has it
 */
public record Inspection(
    ObjectValue manifest,
    SortedMap<String, List<String>> namespaces,
    List<Annotations> annotations,
    List<String> entryPoints,
    ObjectValue capabilities) {
  private static final StringValue NAME = StringValue.of("name");

  public Inspection {
    annotations = List.copyOf(annotations);
    entryPoints = List.copyOf(entryPoints);
  }

  static Inspection of(Loaded loaded, List<RegoModule> parsed, CompiledModules compiled) {
    SortedMap<String, List<String>> namespaces = new TreeMap<>();
    loaded
        .dataFiles()
        .forEach(
            (file, path) ->
                put(
                    namespaces,
                    "data" + path.stream().map(Inspection::step).collect(Collectors.joining()),
                    file));
    parsed.forEach(module -> put(namespaces, RegoText.of(module.pkg().path()), module.file()));
    RequiredCapabilities required = RequiredCapabilities.of(parsed, compiled.draft(), Map.of());
    return new Inspection(
        loaded.manifests().isEmpty() || loaded.manifests().getFirst().whole().size() == 0
            ? usualManifest()
            : loaded.manifests().getFirst().whole(),
        namespaces,
        parsed.stream().flatMap(module -> module.annotations().stream()).toList(),
        List.copyOf(EntryPoints.annotated(parsed)),
        capabilities(required, compiled.settings()));
  }

  private static String step(String name) {
    boolean plain =
        name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    return plain ? "." + name : "[" + StringValue.of(name) + "]";
  }

  private static void put(SortedMap<String, List<String>> namespaces, String name, String file) {
    namespaces.computeIfAbsent(name, _ -> new ArrayList<>()).add(file);
  }

  private static ObjectValue usualManifest() {
    return ObjectValue.builder()
        .put("revision", StringValue.of(""))
        .put("roots", ArrayValue.of(StringValue.of("")))
        .build();
  }

  private static ObjectValue capabilities(RequiredCapabilities required, CompileSettings settings) {
    List<Value> builtins =
        settings.builtins().all().stream()
            .filter(it -> required.builtins().contains(it.name()))
            .map(Inspection::json)
            .toList();
    ObjectValue.Builder json = ObjectValue.builder().put("builtins", ArrayValue.of(builtins));
    if (!required.futureKeywords().isEmpty()) {
      json.put("future_keywords", texts(required.futureKeywords()));
    }
    if (!required.features().isEmpty()) {
      json.put("features", texts(required.features()));
    }
    return json.build();
  }

  private static Value json(Declaration builtin) {
    ObjectValue.Builder json =
        ObjectValue.builder()
            .put("name", StringValue.of(builtin.name()))
            .put("decl", nameless(TypeJson.write(builtin.type())));
    if (builtin.infix() != null) {
      json.put("infix", StringValue.of(builtin.infix()));
    }
    putFlag(json, "relation", builtin.relation());
    putFlag(json, "nondeterministic", builtin.nondeterministic());
    putFlag(json, "deprecated", builtin.deprecated());
    return json.build();
  }

  /** A type without the names of arguments, which say nothing of what is needed. */
  private static Value nameless(Value type) {
    return switch (type) {
      case ObjectValue object -> {
        ObjectValue.Builder bare = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          if (!object.key(i).equals(NAME)) {
            bare.put(object.key(i), nameless(object.value(i)));
          }
        }
        yield bare.build();
      }
      case ArrayValue items -> {
        List<Value> bare = new ArrayList<>();
        items.forEach(item -> bare.add(nameless(item)));
        yield ArrayValue.of(bare);
      }
      default -> type;
    };
  }

  private static void putFlag(ObjectValue.Builder json, String name, boolean flag) {
    if (flag) {
      json.put(name, BooleanValue.TRUE);
    }
  }

  private static Value texts(Collection<String> texts) {
    return ArrayValue.of(texts.stream().map(StringValue::of).toList());
  }

  /** As {@code opa inspect --format json} prints it. */
  public ObjectValue json(boolean withAnnotations) {
    ObjectValue.Builder files = ObjectValue.builder();
    namespaces.forEach((name, its) -> files.put(name, texts(its)));
    ObjectValue.Builder json =
        ObjectValue.builder()
            .put("manifest", manifest)
            .put("signatures_config", ObjectValue.EMPTY)
            .put("namespaces", files.build());
    if (withAnnotations && !annotations.isEmpty()) {
      json.put("annotations", ArrayValue.of(annotations.stream().map(Inspection::json).toList()));
    }
    return json.put("capabilities", capabilities).build();
  }

  private static Value json(Annotations annotations) {
    return ObjectValue.builder()
        .put("annotations", AstJson.annotations(annotations))
        .put(
            "location",
            ObjectValue.builder()
                .put("file", StringValue.of(annotations.at().file()))
                .put("row", NumberValue.of(annotations.targetRow()))
                .put("col", NumberValue.of(1))
                .build())
        .put("path", AstJson.path(annotations.target()))
        .build();
  }
}
