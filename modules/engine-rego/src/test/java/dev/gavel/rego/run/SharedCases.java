package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conformance cases that lie beside the checkout; they are no part of the project. */
public final class SharedCases {
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxDepth(1000);

  private final Path folder;

  private SharedCases(Path folder) {
    this.folder = folder;
  }

  /** A case with the plan that OPA's planner made of it. */
  record PlanCase(String note, ObjectValue plan, ArrayValue results, ObjectValue source) {}

  /** Null where the folder is missing. */
  static @Nullable SharedCases find() {
    Path folder = folder();
    return folder == null ? null : new SharedCases(folder);
  }

  /** Where they are: {@code GAVEL_REGO_CASES}, or beside the checkout; null where they are not. */
  public static @Nullable Path folder() {
    String named = System.getenv("GAVEL_REGO_CASES");
    if (named != null) {
      return Path.of(named);
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path folder = at.resolve("../shared/rego-conformance").normalize();
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }

  List<String> families() {
    try (Stream<Path> files = Files.list(folder.resolve("plans"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .map(name -> name.substring(0, name.length() - ".jsonl".length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Both files have the cases in one order; some notes are there twice. */
  List<PlanCase> plans(String family) {
    List<String> lines = text("plans/" + family + ".jsonl").lines().toList();
    ArrayValue sources = sources(family);
    List<PlanCase> cases = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      ObjectValue plan = (ObjectValue) JsonReader.read(utf8(lines.get(i)), LIMITS);
      ObjectValue source = (ObjectValue) sources.get(i);
      if (!get(plan, "note").equals(get(source, "note"))) {
        throw new IllegalStateException(
            "plan and case differ: " + get(plan, "note") + ", " + get(source, "note"));
      }
      cases.add(
          new PlanCase(
              ((StringValue) get(plan, "note")).text(),
              (ObjectValue) get(plan, "plan"),
              plan.get("want_plan_result") instanceof ArrayValue wanted ? wanted : ArrayValue.EMPTY,
              source));
    }
    return cases;
  }

  private ArrayValue sources(String family) {
    return (ArrayValue)
        get(
            (ObjectValue) JsonReader.read(utf8(text("cases/" + family + ".json")), LIMITS),
            "cases");
  }

  private static Value get(ObjectValue object, String name) {
    Value value = object.get(name);
    if (value == null) {
      throw new IllegalStateException("a case lacks " + name);
    }
    return value;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
