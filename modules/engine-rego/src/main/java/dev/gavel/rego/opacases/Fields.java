package dev.gavel.rego.opacases;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.LoadException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a case; absent and null are the same. */
final class Fields {
  private Fields() {}

  static String text(ObjectValue fields, String name) {
    String text = maybeText(fields, name);
    return text == null ? "" : text;
  }

  static @Nullable String maybeText(ObjectValue fields, String name) {
    return fields.get(name) instanceof StringValue text ? text.text() : null;
  }

  static @Nullable Boolean maybeTruth(ObjectValue fields, String name) {
    return fields.get(name) instanceof BooleanValue truth ? truth.isTrue() : null;
  }

  static @Nullable List<Value> maybeList(ObjectValue fields, String name) {
    Value value = fields.get(name);
    if (value == null || value == NullValue.NULL) {
      return null;
    }
    List<Value> items = new ArrayList<>();
    list(name, value).forEach(items::add);
    return items;
  }

  static List<String> texts(ObjectValue fields, String name) {
    List<Value> items = maybeList(fields, name);
    List<String> texts = new ArrayList<>();
    for (Value item : items == null ? List.<Value>of() : items) {
      if (item instanceof StringValue text) {
        texts.add(text.text());
      }
    }
    return texts;
  }

  static Value object(ObjectValue fields, String name) {
    Value value = fields.get(name);
    return value == null || value == NullValue.NULL ? ObjectValue.EMPTY : value;
  }

  static ArrayValue list(String name, Value value) {
    if (value instanceof ArrayValue array) {
      return array;
    }
    throw new LoadException(name + " is a list, not " + value.kind().noun());
  }
}
