package dev.gavel.engine.value;

import dev.gavel.engine.value.NumberValue.DecimalNumber;
import dev.gavel.engine.value.NumberValue.IntegerNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values to JSON bytes: no white space, key order and number text as they came in.
 *
 * <p>It is also the buffer that answers are assembled in, so it takes prepared bytes as well as
 * values.
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final int LONGEST_ESCAPE = "\\u0000".length();

  private byte[] buffer;
  private int length;

  public JsonWriter() {
    this(256);
  }

  public JsonWriter(int expectedLength) {
    buffer = new byte[expectedLength];
  }

  public static byte[] write(Value value) {
    return written(value).toBytes();
  }

  static String text(Value value) {
    JsonWriter writer = written(value);
    return new String(writer.buffer, 0, writer.length, StandardCharsets.UTF_8);
  }

  /**
   * Measured first: a walk costs less than the buffers that a growing one throws away. Some room is
   * added for characters that take more than one byte.
   */
  private static JsonWriter written(Value value) {
    int length = JsonLength.of(value);
    return new JsonWriter(length + length / 16 + 16).value(value);
  }

  public JsonWriter value(Value value) {
    switch (value) {
      case NullValue _ -> ascii("null");
      case BooleanValue truth -> ascii(truth.isTrue() ? "true" : "false");
      case IntegerNumber integer -> number(integer.number());
      case DecimalNumber decimal -> ascii(decimal.toString());
      case StringValue string -> string(string.text());
      case ArrayValue array -> items(array.items());
      case SetValue set -> items(set.items());
      case ObjectValue object -> object(object);
    }
    return this;
  }

  private void items(Value[] items) {
    raw((byte) '[');
    for (int i = 0; i < items.length; i++) {
      if (i > 0) {
        raw((byte) ',');
      }
      value(items[i]);
    }
    raw((byte) ']');
  }

  private void object(ObjectValue object) {
    raw((byte) '{');
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        raw((byte) ',');
      }
      key(object.key(i));
      raw((byte) ':');
      value(object.value(i));
    }
    raw((byte) '}');
  }

  /** JSON has string keys only: any other key is written as its JSON text. */
  private void key(Value key) {
    string(key instanceof StringValue name ? name.text() : key.toString());
  }

  /** A string in quotes, escaped where JSON demands it and nowhere else. */
  public JsonWriter string(String text) {
    int units = text.length();
    ensure(units + 2);
    byte[] out = buffer;
    int at = length;
    out[at++] = '"';
    int plain = 0;
    while (plain < units && isPlain(text.charAt(plain))) {
      out[at++] = (byte) text.charAt(plain++);
    }
    length = at;
    if (plain < units) {
      rest(text, plain);
    }
    buffer[length++] = '"';
    return this;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
  }

  /** What follows the first character that does not stay one byte. */
  private void rest(String text, int from) {
    int units = text.length();
    int at = length;
    for (int i = from; i < units; i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        buffer[at++] = (byte) c;
        continue;
      }
      length = at;
      ensure(units - i + LONGEST_ESCAPE);
      if (c < 0x80) {
        at = escape(buffer, at, c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < units
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        at = pair(buffer, at, Character.toCodePoint(c, text.charAt(++i)));
      } else {
        at = unit(buffer, at, c);
      }
    }
    length = at;
  }

  private static int pair(byte[] out, int from, int codePoint) {
    int at = from;
    out[at++] = (byte) (0xf0 | (codePoint >> 18));
    out[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
    out[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
    out[at++] = (byte) (0x80 | (codePoint & 0x3f));
    return at;
  }

  /** Two or three bytes; half a surrogate pair has no UTF-8 and stays an escape. */
  private static int unit(byte[] out, int from, char c) {
    int at = from;
    if (Character.isSurrogate(c)) {
      return unicode(out, at, c);
    }
    if (c < 0x800) {
      out[at++] = (byte) (0xc0 | (c >> 6));
    } else {
      out[at++] = (byte) (0xe0 | (c >> 12));
      out[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    }
    out[at++] = (byte) (0x80 | (c & 0x3f));
    return at;
  }

  private static int escape(byte[] out, int from, char c) {
    int at = from;
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\b' -> 'b';
          case '\f' -> 'f';
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          default -> 'u';
        };
    if (letter == 'u') {
      return unicode(out, at, c);
    }
    out[at++] = '\\';
    out[at++] = (byte) letter;
    return at;
  }

  private static int unicode(byte[] out, int from, char c) {
    int at = from;
    out[at++] = '\\';
    out[at++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[at++] = HEX[(c >> shift) & 0xf];
    }
    return at;
  }

  /** Text that is known to be ASCII and to need no escape, such as a number. */
  public JsonWriter ascii(String text) {
    int units = text.length();
    ensure(units);
    for (int i = 0; i < units; i++) {
      buffer[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  public JsonWriter number(long number) {
    if (number == Long.MIN_VALUE) {
      return ascii(Long.toString(number));
    }
    ensure(JsonLength.of(number));
    if (number < 0) {
      buffer[length++] = '-';
    }
    long rest = Math.abs(number);
    int end = length + JsonLength.digits(rest);
    int at = end;
    do {
      buffer[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    length = end;
    return this;
  }

  /** Bytes that are JSON already. */
  public JsonWriter raw(byte[] json) {
    ensure(json.length);
    System.arraycopy(json, 0, buffer, length, json.length);
    length += json.length;
    return this;
  }

  private void raw(byte json) {
    ensure(1);
    buffer[length++] = json;
  }

  /** Forgets what was written and keeps the room for it; what toBuffer gave out is void. */
  public JsonWriter clear() {
    length = 0;
    return this;
  }

  public int length() {
    return length;
  }

  /** A copy of what was written so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** What was written so far, not copied: good while nothing more is written. */
  public ByteBuffer toBuffer() {
    return ByteBuffer.wrap(buffer, 0, length).slice();
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      int enough = Math.addExact(length, more);
      buffer = Arrays.copyOf(buffer, Math.max(enough, enough + enough / 2));
    }
  }
}
