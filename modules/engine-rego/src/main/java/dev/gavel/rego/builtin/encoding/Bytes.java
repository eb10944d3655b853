package dev.gavel.rego.builtin.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Strings as the bytes that they are in Rego. A string may hold bytes that are no UTF-8, such as a
 * decoded key; each of them is kept as a lone surrogate of U+DC80 to U+DCFF, so that it comes back.
 */
public final class Bytes {
  private static final int KEPT = 0xDC00;

  private Bytes() {}

  /** The bytes of a string, those kept among them. */
  public static byte[] of(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isKept(point)) {
                bytes.write(point - KEPT);
              } else if (point >= 0xD800 && point <= 0xDFFF) {
                bytes.writeBytes("\uFFFD".getBytes(StandardCharsets.UTF_8));
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** The string that these bytes are. */
  public static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : keeping(bytes);
  }

  /** Whether this code point stands for a byte that is no UTF-8. */
  public static boolean isKept(int point) {
    return point >= KEPT + 0x80 && point <= KEPT + 0xFF;
  }

  /** One character a byte, which is how the syntax of URLs is looked at. */
  public static String latin(String text) {
    return new String(of(text), StandardCharsets.ISO_8859_1);
  }

  public static String fromLatin(String latin) {
    return text(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String keeping(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = lengthAt(bytes, at);
      if (length == 0) {
        text.append((char) (KEPT + (bytes[at] & 0xff)));
        at++;
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /** How many bytes the character here has; none when it is no UTF-8. */
  private static int lengthAt(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || first > 0xF4 || at + length > bytes.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i] & 0xff;
      if (next < leastNext(first, i) || next > mostNext(first, i)) {
        return 0;
      }
    }
    return length;
  }

  private static int leastNext(int first, int place) {
    return place > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  }

  private static int mostNext(int first, int place) {
    return place > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  }
}
