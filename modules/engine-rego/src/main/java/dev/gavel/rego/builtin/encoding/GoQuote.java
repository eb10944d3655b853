package dev.gavel.rego.builtin.encoding;

import java.util.Locale;

/** Text in quotes as Go writes it in messages. */
public final class GoQuote {
  private GoQuote() {}

  /** In double quotes, escaped where Go does it. */
  public static String quote(String text) {
    return '"' + inside(text, '"') + '"';
  }

  /** In double quotes, with an escape for all that is not ASCII. */
  public static String quoteToAscii(String text) {
    return '"' + ascii(inside(text, '"')) + '"';
  }

  public static String characterToAscii(int point) {
    return ascii(character(point));
  }

  private static String ascii(String quoted) {
    StringBuilder ascii = new StringBuilder(quoted.length());
    quoted
        .codePoints()
        .forEach(
            point -> {
              if (point < 0x80) {
                ascii.append((char) point);
              } else {
                ascii.append(
                    String.format(Locale.ROOT, point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
              }
            });
    return ascii.toString();
  }

  /** One character in single quotes. */
  public static String character(int point) {
    return point == '"' ? "'\"'" : '\'' + inside(Character.toString(point), '\'') + '\'';
  }

  private static String inside(String text, char quote) {
    StringBuilder quoted = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(point -> append(quoted, point, quote));
    return quoted.toString();
  }

  private static void append(StringBuilder quoted, int point, char quote) {
    int letter = "\u0007\b\f\n\r\t\u000b".indexOf(point);
    if (point == quote || point == '\\') {
      quoted.append('\\').append((char) point);
    } else if (isPrintable(point)) {
      quoted.appendCodePoint(point);
    } else if (letter >= 0) {
      quoted.append('\\').append("abfnrtv".charAt(letter));
    } else if (Bytes.isKept(point)) {
      quoted.append(String.format(Locale.ROOT, "\\x%02x", point & 0xff));
    } else if (point < 0x80) {
      quoted.append(String.format(Locale.ROOT, "\\x%02x", point));
    } else if (point < 0x10000) {
      quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
    } else {
      quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
    }
  }

  /** Letters, marks, numbers, punctuation, symbols, and the ASCII space. */
  public static boolean isPrintable(int point) {
    if (point < 0x80) {
      return point >= 0x20 && point < 0x7f;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
