package dev.gavel.cli.docs;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** JSON on one line, spaced as people do it. */
final class JsonText {
  private JsonText() {}

  static String of(Value value) {
    return switch (value) {
      case ObjectValue object ->
          IntStream.range(0, object.size())
              .mapToObj(i -> object.key(i) + ": " + of(object.value(i)))
              .collect(Collectors.joining(", ", "{", "}"));
      case ArrayValue array ->
          StreamSupport.stream(array.spliterator(), false)
              .map(JsonText::of)
              .collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }
}
