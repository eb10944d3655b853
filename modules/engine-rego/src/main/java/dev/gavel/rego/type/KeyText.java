package dev.gavel.rego.type;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The keys of objects as they stand in a type: strings without quotes, arrays without commas. */
public final class KeyText {
  private KeyText() {}

  public static String of(Value key) {
    return switch (key) {
      case NullValue _ -> "<nil>";
      case BooleanValue truth -> truth.toString();
      case NumberValue number -> number.toString();
      case StringValue string -> string.text();
      case ArrayValue array -> inBrackets(array);
      case SetValue set -> inBrackets(set);
      case ObjectValue object -> map(object);
    };
  }

  private static String inBrackets(Iterable<Value> items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(KeyText::of)
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String map(ObjectValue object) {
    return IntStream.range(0, object.size())
        .boxed()
        .sorted(Comparator.comparing(object::key, Value.ORDER))
        .map(entry -> of(object.key(entry)) + ":" + of(object.value(entry)))
        .collect(Collectors.joining(" ", "map[", "]"));
  }
}
