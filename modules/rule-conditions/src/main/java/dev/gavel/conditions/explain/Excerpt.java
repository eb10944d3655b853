package dev.gavel.conditions.explain;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Locale;
import java.util.StringJoiner;

/** As much of a value as fits into a sentence; what it costs does not grow with the value. */
final class Excerpt {
  private static final int TEXT = 60;
  private static final int ITEMS = 5;
  private static final int LEVELS = 2;

  private Excerpt() {}

  static String of(Value value) {
    return of(value, LEVELS);
  }

  /** The first items of an array, as an enumeration. */
  static String items(ArrayValue array) {
    return items(array, array.size(), LEVELS);
  }

  private static String of(Value value, int levels) {
    return switch (value) {
      case NullValue _, BooleanValue _ -> value.toString();
      case NumberValue _ -> cut(value.toString());
      case StringValue(String text) -> StringValue.of(cut(text)).toString();
      case ArrayValue array ->
          levels == 0 ? "an array" : "[" + items(array, array.size(), levels - 1) + "]";
      case SetValue set -> levels == 0 ? "a set" : "{" + items(set, set.size(), levels - 1) + "}";
      case ObjectValue object -> levels == 0 ? "an object" : object(object, levels - 1);
    };
  }

  private static String items(Iterable<Value> values, int size, int levels) {
    StringJoiner shown = new StringJoiner(", ");
    int count = 0;
    for (Value value : values) {
      if (count++ == ITEMS) {
        return shown + more(size);
      }
      shown.add(of(value, levels));
    }
    return shown.toString();
  }

  private static String object(ObjectValue object, int levels) {
    StringJoiner shown = new StringJoiner(", ");
    for (int i = 0; i < Math.min(ITEMS, object.size()); i++) {
      shown.add(of(object.key(i), levels) + ": " + of(object.value(i), levels));
    }
    return "{" + shown + (object.size() > ITEMS ? more(object.size()) : "") + "}";
  }

  private static String more(int size) {
    return String.format(Locale.ROOT, " and %,d more", size - ITEMS);
  }

  /** Cuts between characters, never through a surrogate pair. */
  static String cut(String text) {
    if (text.length() <= TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
    return text.substring(0, end) + "...";
  }
}
