package dev.gavel.cli.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Inspection;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What policies consist of, for people. */
final class InspectionText {
  private final List<String> lines = new ArrayList<>();

  private InspectionText() {}

  static String of(Inspection inspection, boolean annotations) {
    InspectionText text = new InspectionText();
    text.manifest(inspection.manifest());
    text.namespaces(inspection.namespaces());
    if (!inspection.entryPoints().isEmpty()) {
      text.lines.add("ENTRY POINTS:");
      text.lines.addAll(inspection.entryPoints());
    }
    text.needs(inspection.capabilities());
    if (annotations && !inspection.annotations().isEmpty()) {
      text.lines.add("ANNOTATIONS:");
      inspection.annotations().forEach(text::annotations);
    }
    return String.join("\n", text.lines).stripTrailing();
  }

  private void manifest(ObjectValue manifest) {
    ResultTable table = new ResultTable(List.of("FIELD", "VALUE"));
    boolean says = false;
    for (int i = 0; i < manifest.size(); i++) {
      String value = words(manifest.value(i));
      if (!value.isEmpty()) {
        table.add(List.of(words(manifest.key(i)), value));
        says = true;
      }
    }
    if (says) {
      lines.add("MANIFEST:");
      lines.add(table.text());
    }
  }

  private void namespaces(Map<String, List<String>> namespaces) {
    ResultTable table = new ResultTable(List.of("NAMESPACE", "FILE"));
    namespaces.forEach((name, files) -> files.forEach(file -> table.add(List.of(name, file))));
    lines.add("NAMESPACES:");
    lines.add(table.text());
  }

  private void needs(ObjectValue capabilities) {
    ResultTable table = new ResultTable(List.of("NEEDS", "WHICH"));
    table.add(List.of("built-in functions", names(capabilities.get("builtins"))));
    table.add(List.of("language", names(capabilities.get("features"))));
    lines.add("CAPABILITIES:");
    lines.add(table.text());
  }

  private static String names(@Nullable Value list) {
    List<String> names = new ArrayList<>();
    if (list instanceof ArrayValue items) {
      for (Value item : items) {
        Value name = item instanceof ObjectValue object ? object.get("name") : item;
        names.add(name == null ? "" : words(name));
      }
    }
    return String.join(", ", names);
  }

  private static String words(Value value) {
    return switch (value) {
      case StringValue text -> text.text();
      case ArrayValue items -> {
        List<String> words = new ArrayList<>();
        items.forEach(item -> words.add(words(item)));
        yield String.join(", ", words);
      }
      default -> value.toString();
    };
  }

  private void annotations(Annotations block) {
    ObjectValue content = block.content();
    Value title = content.get("title");
    if (title != null) {
      String heading = words(title);
      lines.add(heading);
      lines.add("=".repeat(heading.length()));
      lines.add("");
    }
    Value description = content.get("description");
    if (description != null) {
      lines.add(words(description));
      lines.add("");
    }
    lines.add("Path:     " + path(block));
    lines.add("Location: " + block.at().file() + ":" + block.targetRow());
    for (int i = 0; i < content.size(); i++) {
      String name = words(content.key(i));
      if (!name.equals("title") && !name.equals("description")) {
        lines.add(capital(name) + ": " + words(content.value(i)));
      }
    }
    lines.add("");
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String path(Annotations block) {
    return block.target().parts().stream()
        .map(part -> part instanceof Scalar scalar ? words(scalar.value()) : "data")
        .collect(Collectors.joining("."));
  }
}
