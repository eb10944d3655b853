package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON as Go reads it, and what Go says of JSON that is none. */
public final class JsonParser {
  private static final int MAX_DEPTH = 1000;
  private static final int ENTRY_BYTES = 48;

  private final byte[] json;
  private final Budget budget;
  private int at;
  private int depth;

  private JsonParser(String json, Budget budget) {
    this.json = Bytes.of(json);
    this.budget = budget;
  }

  /** The one value that the text holds. */
  public static Value parse(String json, Budget budget) {
    JsonParser parser = new JsonParser(json, budget);
    Value value = parser.value();
    parser.end();
    return value;
  }

  public static boolean isValid(String json, Budget budget) {
    JsonParser parser = new JsonParser(json, budget);
    try {
      parser.value();
      return parser.next() < 0;
    } catch (BuiltinException invalid) {
      return false;
    }
  }

  /** Go's decoder looks for one more token; a null passes for none. */
  private void end() {
    int next = next();
    if (next < 0) {
      return;
    }
    String token;
    if (next == '{' || next == '[') {
      token = Character.toString(next);
    } else {
      Value after = value();
      if (after instanceof NullValue) {
        return;
      }
      token =
          switch (after) {
            case StringValue string -> string.text();
            case BooleanValue truth -> "%!s(bool=" + truth + ")";
            default -> after.toString();
          };
    }
    throw BuiltinException.failed("error: invalid character '" + token + "' after top-level value");
  }

  private Value value() {
    budget.spend(1);
    budget.allocate(ENTRY_BYTES);
    int next = next();
    return switch (next) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> StringValue.of(string());
      case 't' -> word("true", BooleanValue.TRUE);
      case 'f' -> word("false", BooleanValue.FALSE);
      case 'n' -> word("null", NullValue.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("looking for beginning of value");
    };
  }

  private Value array() {
    enter();
    List<Value> items = new ArrayList<>();
    if (next() == ']') {
      at++;
    } else {
      do {
        items.add(value());
      } while (more(']', "after array element"));
    }
    depth--;
    return ArrayValue.of(items);
  }

  private Value object() {
    enter();
    ObjectValue.Builder builder = ObjectValue.builder();
    if (next() == '}') {
      at++;
    } else {
      do {
        if (next() != '"') {
          throw unexpected("looking for beginning of object key string");
        }
        StringValue key = StringValue.of(string());
        if (next() != ':') {
          throw unexpected("after object key");
        }
        at++;
        builder.put(key, value());
      } while (more('}', "after object key:value pair"));
    }
    depth--;
    return builder.build();
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw unexpected("exceeded max depth");
    }
    at++;
  }

  private boolean more(char close, String where) {
    int next = next();
    if (next != ',' && next != close) {
      throw unexpected(where);
    }
    at++;
    return next == ',';
  }

  private Value word(String word, Value meaning) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (current() != word.charAt(i)) {
        throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
    }
    return meaning;
  }

  private Value number() {
    int from = at;
    if (current() == '-') {
      at++;
    }
    if (current() == '0') {
      at++;
    } else {
      digits("in numeric literal");
    }
    if (current() == '.') {
      at++;
      digits("after decimal point in numeric literal");
    }
    if (current() == 'e' || current() == 'E') {
      at++;
      if (current() == '+' || current() == '-') {
        at++;
      }
      digits("in exponent of numeric literal");
    }
    return number(new String(json, from, at - from, StandardCharsets.US_ASCII));
  }

  static Value number(String text) {
    try {
      NumberValue number = NumberValue.parse(text);
      if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
        Integers.moderate(number);
      }
      return number;
    } catch (NumberFormatException | BuiltinException beyondReason) {
      throw BuiltinException.failed("invalid number: number too big");
    }
  }

  private void digits(String where) {
    if (!isDigit(current())) {
      throw unexpected(where);
    }
    while (isDigit(current())) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private String string() {
    at++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder();
    while (current() != '"') {
      int c = current();
      if (c < 0x20) {
        throw unexpected("in string literal");
      }
      at++;
      if (c == '\\') {
        flush(bytes, text);
        text.append(escaped());
      } else {
        bytes.write(c);
      }
    }
    at++;
    flush(bytes, text);
    return wellFormed(text.toString());
  }

  private static void flush(ByteArrayOutputStream bytes, StringBuilder text) {
    if (bytes.size() > 0) {
      text.append(Bytes.text(bytes.toByteArray()));
      bytes.reset();
    }
  }

  /** Halves of surrogate pairs, and bytes that are no UTF-8, come out as U+FFFD. */
  static String wellFormed(String string) {
    StringBuilder text = new StringBuilder(string);
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      if (point >= 0xD800 && point <= 0xDFFF) {
        text.setCharAt(i, '\uFFFD');
      }
      i += Character.charCount(point) - 1;
    }
    return text.toString();
  }

  private char escaped() {
    int letter = current();
    int known = "\"\\/bfnrt".indexOf(letter);
    if (known >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(known);
    }
    if (letter != 'u') {
      throw unexpected("in string escape code");
    }
    at++;
    int unit = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit(current(), 16);
      if (digit < 0 || current() > 0x7f) {
        throw unexpected("in \\u hexadecimal character escape");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private int current() {
    return at < json.length ? json[at] & 0xff : -1;
  }

  private int next() {
    while (at < json.length && " \t\r\n".indexOf(json[at]) >= 0) {
      at++;
    }
    return current();
  }

  private BuiltinException unexpected(String where) {
    if (at < json.length) {
      String character = GoQuote.character(json[at] & 0xff);
      return BuiltinException.failed("invalid character " + character + " " + where);
    }
    boolean blank = new String(json, StandardCharsets.ISO_8859_1).isBlank();
    return BuiltinException.failed(blank ? "EOF" : "unexpected EOF");
  }
}
