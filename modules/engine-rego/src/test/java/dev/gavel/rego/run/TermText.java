package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Values in Rego's notation, which has sets and keys of any kind where JSON has not. */
final class TermText {
  private final String text;
  private int at;

  private TermText(String text) {
    this.text = text;
  }

  static Value read(String text) {
    TermText reader = new TermText(text);
    Value value = reader.value();
    if (reader.next() != 0) {
      throw new IllegalArgumentException("more than a term: " + text);
    }
    return value;
  }

  private Value value() {
    return switch (next()) {
      case '[' -> ArrayValue.of(items(']'));
      case '{' -> braces();
      case '"' -> string();
      default -> word();
    };
  }

  private Value word() {
    int from = at;
    while (at < text.length() && ",:]}) \n\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return word.equals("set(") && take(')') ? SetValue.EMPTY : Value.parse(word);
  }

  private Value string() {
    int from = at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    return Value.parse(text.substring(from, at));
  }

  private List<Value> items(char end) {
    at++;
    List<Value> items = new ArrayList<>();
    while (!take(end)) {
      items.add(value());
      take(',');
    }
    return items;
  }

  private Value braces() {
    at++;
    if (take('}')) {
      return ObjectValue.EMPTY;
    }
    Value first = value();
    if (!take(':')) {
      take(',');
      at--;
      List<Value> elements = items('}');
      elements.add(first);
      return SetValue.of(elements);
    }
    ObjectValue.Builder object = ObjectValue.builder().put(first, value());
    take(',');
    while (!take('}')) {
      Value key = value();
      take(':');
      object.put(key, value());
      take(',');
    }
    return object.build();
  }

  private boolean take(char wanted) {
    boolean there = next() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }
}
