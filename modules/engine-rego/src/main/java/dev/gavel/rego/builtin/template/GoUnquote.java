package dev.gavel.rego.builtin.template;

import dev.gavel.rego.builtin.encoding.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a string or a character in Go's quotes says. */
final class GoUnquote {
  private final String text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  private GoUnquote(String text) {
    this.text = text;
  }

  /** Throws {@link NumberFormatException} when an escape is none. */
  static String string(String quoted) {
    String inside = quoted.substring(1, quoted.length() - 1);
    return quoted.charAt(0) == '`' ? inside.replace("\r", "") : new GoUnquote(inside).unquoted();
  }

  private String unquoted() {
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (point == '\\') {
        escape(text.charAt(at++));
      } else {
        bytes.writeBytes(Bytes.of(Character.toString(point)));
      }
    }
    return Bytes.text(bytes.toByteArray());
  }

  private void escape(char letter) {
    int known = "abfnrtv\\'\"".indexOf(letter);
    if (known >= 0) {
      bytes.write("\u0007\b\f\n\r\t\u000b\\'\"".charAt(known));
      return;
    }
    switch (letter) {
      case 'x' -> bytes.write(digits(2, 16));
      case 'u' -> point(digits(4, 16));
      case 'U' -> point(digits(8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        bytes.write(digits(3, 8));
      }
      default -> throw new NumberFormatException("unknown escape");
    }
  }

  private void point(int point) {
    if (!Character.isValidCodePoint(point) || (point >= 0xD800 && point <= 0xDFFF)) {
      throw new NumberFormatException("invalid code point");
    }
    bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
  }

  private int digits(int count, int base) {
    if (at + count > text.length()) {
      throw new NumberFormatException("too few digits");
    }
    at += count;
    return Integer.parseUnsignedInt(text.substring(at - count, at), base);
  }
}
