package dev.gavel.experiments;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** JSON as a person would write it: on one line what fits there, else a line for each part. */
final class SchemaText {
  private static final int WIDTH = 120;

  private SchemaText() {}

  static String of(Value value) {
    return text(value, "\n", 0) + "\n";
  }

  private static String text(Value value, String lineStart, int before) {
    String flat = flat(value);
    if (lineStart.length() + before + flat.length() <= WIDTH
        || !(value instanceof ObjectValue || value instanceof ArrayValue)) {
      return flat;
    }
    String inner = lineStart + "  ";
    List<String> parts = parts(value, (part, key) -> text(part, inner, key));
    return flat.charAt(0)
        + inner
        + String.join("," + inner, parts)
        + lineStart
        + flat.charAt(flat.length() - 1);
  }

  private static String flat(Value value) {
    String parts = String.join(", ", parts(value, (part, _) -> flat(part)));
    return switch (value) {
      case ObjectValue _ -> "{" + parts + "}";
      case ArrayValue _ -> "[" + parts + "]";
      default -> value.toString();
    };
  }

  /** The text of each part, which is told how much of its line its key takes. */
  private static List<String> parts(Value value, BiFunction<Value, Integer, String> text) {
    return switch (value) {
      case ObjectValue object ->
          IntStream.range(0, object.size())
              .mapToObj(
                  i -> {
                    String key = object.key(i) + ": ";
                    return key + text.apply(object.value(i), key.length());
                  })
              .toList();
      case ArrayValue array ->
          StreamSupport.stream(array.spliterator(), false)
              .map(item -> text.apply(item, 0))
              .toList();
      default -> List.of();
    };
  }
}
