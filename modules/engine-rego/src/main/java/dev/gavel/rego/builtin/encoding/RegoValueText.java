package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;

/** Values in Rego's own notation, as messages, {@code print} and {@code sprintf} show them. */
public final class RegoValueText {
  private final StringBuilder text = new StringBuilder();

  private RegoValueText() {}

  public static String of(Value value) {
    RegoValueText writer = new RegoValueText();
    writer.write(value);
    return writer.text.toString();
  }

  /** A string as it is; any other value in Rego's notation. */
  public static String plain(Value value) {
    return value instanceof StringValue string ? string.text() : of(value);
  }

  private void write(Value value) {
    switch (value) {
      case NullValue _, BooleanValue _, NumberValue _ -> text.append(value);
      case StringValue string -> text.append(GoQuote.quote(string.text()));
      case ArrayValue array -> writeItems('[', array.asList(), ']');
      case SetValue set when set.size() == 0 -> text.append("set()");
      case SetValue set -> writeItems('{', set.asList(), '}');
      case ObjectValue object -> writeObject(object);
    }
  }

  private void writeItems(char open, List<Value> items, char close) {
    char before = open;
    if (items.isEmpty()) {
      text.append(open);
    }
    for (Value item : items) {
      text.append(before);
      if (before == ',') {
        text.append(' ');
      }
      write(item);
      before = ',';
    }
    text.append(close);
  }

  private void writeObject(ObjectValue object) {
    text.append('{');
    for (int rank = 0; rank < object.size(); rank++) {
      int position = object.ranked(rank);
      text.append(rank == 0 ? "" : ", ");
      write(object.key(position));
      text.append(": ");
      write(object.value(position));
    }
    text.append('}');
  }
}
