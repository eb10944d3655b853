package dev.gavel.cli.terminal;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** JSON for people: one member or item a line. Numbers and the order of keys stay as they are. */
public final class PrettyJson {
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private PrettyJson() {}

  public static String of(Value value) {
    PrettyJson pretty = new PrettyJson();
    pretty.value(value, "\n");
    return pretty.text.toString();
  }

  private void value(Value value, String lineStart) {
    switch (value) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> text.append(value);
      case ObjectValue object -> object(object, lineStart);
      case ArrayValue array -> items(array, array.size(), lineStart);
      case SetValue set -> items(set, set.size(), lineStart);
    }
  }

  private void object(ObjectValue object, String lineStart) {
    text.append('{');
    for (int i = 0; i < object.size(); i++) {
      text.append(i == 0 ? "" : ",").append(lineStart).append(STEP);
      text.append(object.key(i)).append(": ");
      value(object.value(i), lineStart + STEP);
    }
    text.append(object.size() == 0 ? "" : lineStart).append('}');
  }

  private void items(Iterable<Value> items, int size, String lineStart) {
    text.append('[');
    String separator = "";
    for (Value item : items) {
      text.append(separator).append(lineStart).append(STEP);
      value(item, lineStart + STEP);
      separator = ",";
    }
    text.append(size == 0 ? "" : lineStart).append(']');
  }
}
