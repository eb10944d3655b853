package dev.gavel.rego.builtin.graphql.document;

import dev.gavel.rego.builtin.encoding.GoQuote;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as messages show them. */
final class ValueText {
  private ValueText() {}

  static String of(@Nullable Node value) {
    if (value == null) {
      return "<nil>";
    }
    String raw = value.text("Raw");
    return switch (value.kind()) {
      case VARIABLE -> "$" + raw;
      case INT, FLOAT, ENUM, BOOLEAN, NULL -> raw;
      case STRING, BLOCK -> GoQuote.quote(raw);
      case LIST ->
          value.nodes("Children").stream()
              .map(child -> of(child.node("Value")))
              .collect(Collectors.joining(",", "[", "]"));
      case OBJECT ->
          value.nodes("Children").stream()
              .map(child -> child.name() + ":" + of(child.node("Value")))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }
}
