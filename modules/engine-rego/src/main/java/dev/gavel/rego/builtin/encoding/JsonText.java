package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.util.Locale;

/**
 * JSON as Go writes it: what HTML takes for markup is escaped, and so is what JavaScript takes for
 * a line break. Takes values in their {@link JsonForm}.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private final Budget budget;
  private final boolean pretty;
  private final String prefix;
  private final String indent;
  private int depth;

  private JsonText(Budget budget, boolean pretty, String prefix, String indent) {
    this.budget = budget;
    this.pretty = pretty;
    this.prefix = prefix;
    this.indent = indent;
  }

  public static String compact(Value form, Budget budget) {
    return new JsonText(budget, false, "", "").written(form);
  }

  /** Each item on a line of its own that begins with the prefix, but for the first. */
  static String pretty(Value form, Budget budget, String prefix, String indent) {
    return new JsonText(budget, true, prefix, indent).written(form);
  }

  private String written(Value form) {
    value(form);
    budget.allocate(2L * text.length());
    return text.toString();
  }

  private void value(Value value) {
    budget.spend(1);
    switch (value) {
      case NullValue _ -> text.append("null");
      case BooleanValue truth -> text.append(truth);
      case NumberValue number -> text.append(number);
      case StringValue string -> string(string.text());
      case ArrayValue array -> array(array);
      case SetValue set -> throw new IllegalArgumentException("no JSON form: " + set);
      case ObjectValue object -> object(object);
    }
  }

  private void array(ArrayValue array) {
    open('[');
    for (int i = 0; i < array.size(); i++) {
      separate(i);
      value(array.get(i));
    }
    close(']', array.size());
  }

  private void object(ObjectValue object) {
    open('{');
    for (int i = 0; i < object.size(); i++) {
      separate(i);
      string(object.key(i) instanceof StringValue name ? name.text() : object.key(i).toString());
      text.append(pretty ? ": " : ":");
      value(object.value(i));
    }
    close('}', object.size());
  }

  private void open(char bracket) {
    text.append(bracket);
    depth++;
  }

  private void separate(int earlier) {
    if (earlier > 0) {
      text.append(',');
    }
    breakLine();
  }

  private void close(char bracket, int items) {
    depth--;
    if (items > 0) {
      breakLine();
    }
    text.append(bracket);
  }

  private void breakLine() {
    if (pretty) {
      text.append('\n').append(prefix).repeat(indent, depth);
      budget.allocate(prefix.length() + (long) indent.length() * depth);
    }
  }

  private void string(String string) {
    text.append('"');
    string.codePoints().forEach(this::character);
    text.append('"');
  }

  private void character(int point) {
    int letter = "\b\f\n\r\t\"\\".indexOf(point);
    boolean markup = point == '<' || point == '>' || point == '&';
    if (letter >= 0) {
      text.append('\\').append("bfnrt\"\\".charAt(letter));
    } else if (point < 0x20 || markup || point == 0x2028 || point == 0x2029) {
      text.append(String.format(Locale.ROOT, "\\u%04x", point));
    } else if (point >= 0xD800 && point <= 0xDFFF) {
      text.append("\\ufffd");
    } else {
      text.appendCodePoint(point);
    }
  }
}
