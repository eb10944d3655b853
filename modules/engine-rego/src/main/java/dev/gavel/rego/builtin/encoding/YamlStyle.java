package dev.gavel.rego.builtin.encoding;

import java.util.Locale;

/** A string in the plainest style that brings it back: plain, literal, single or double quoted. */
final class YamlStyle {
  private static final String LETTERS =
      "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029";
  private static final String ESCAPES = "0abtnvfre\"\\N_LP";

  private YamlStyle() {}

  /** A NEL counts as a line break within quotes, and so comes in as a space. */
  static void write(StringBuilder out, String string, int indent) {
    String text = string.replace('\u0085', ' ');
    if (text.codePoints().anyMatch(Bytes::isKept)) {
      binary(out, text, indent);
    } else if (text.indexOf('\n') >= 0) {
      if (allowsBlock(text)) {
        literal(out, text, indent);
      } else {
        doubleQuoted(out, text);
      }
    } else if (YamlScalar.needsQuotes(text) || !allowsSingle(text)) {
      doubleQuoted(out, text);
    } else if (allowsPlain(text)) {
      out.append(text);
    } else {
      singleQuoted(out, text, indent);
    }
  }

  private static void singleQuoted(StringBuilder out, String text, int indent) {
    out.append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i > 0 && isBreak(text.charAt(i - 1)) && !isBreak(c)) {
        out.repeat(' ', indent);
      }
      out.append(c == '\'' ? "''" : String.valueOf(c));
    }
    out.append('\'');
  }

  private static void binary(StringBuilder out, String text, int indent) {
    out.append("!!binary ");
    String encoded = java.util.Base64.getEncoder().encodeToString(Bytes.of(text));
    if (encoded.length() < 70) {
      out.append(encoded);
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < encoded.length(); i += 70) {
      lines.append(encoded, i, Math.min(i + 70, encoded.length())).append('\n');
    }
    literal(out, lines.toString(), indent);
  }

  private static void literal(StringBuilder out, String text, int indent) {
    out.append('|');
    if (text.charAt(0) == ' ' || isBreak(text.charAt(0))) {
      out.append('2');
    }
    int last = text.length() - 1;
    if (!isBreak(text.charAt(last))) {
      out.append('-');
    } else if (last == 0 || isBreak(text.charAt(last - 1))) {
      out.append('+');
    }
    out.append('\n');
    boolean fresh = true;
    for (int i = 0; i < text.length(); i++) {
      boolean ends = isBreak(text.charAt(i));
      if (fresh && !ends) {
        out.repeat(' ', indent);
      }
      out.append(text.charAt(i));
      fresh = ends;
    }
  }

  private static void doubleQuoted(StringBuilder out, String text) {
    out.append('"');
    text.codePoints().forEach(point -> quoted(out, point));
    out.append('"');
  }

  private static void quoted(StringBuilder out, int point) {
    int letter = point == 0 ? 0 : LETTERS.indexOf(point);
    boolean plain = isPrintable(point) && !isBreak(point) && point != '"' && point != '\\';
    if (plain) {
      out.appendCodePoint(point);
    } else if (letter >= 0) {
      out.append('\\').append(ESCAPES.charAt(letter));
    } else {
      String format = point <= 0xff ? "\\x%02X" : point <= 0xffff ? "\\u%04X" : "\\U%08X";
      out.append(String.format(Locale.ROOT, format, point));
    }
  }

  private static boolean allowsBlock(String text) {
    return !text.endsWith(" ")
        && !text.contains(" \n")
        && text.codePoints().allMatch(point -> point == '\t' || isPrintable(point));
  }

  private static boolean allowsSingle(String text) {
    return text.codePoints().allMatch(YamlStyle::isPrintable);
  }

  private static boolean allowsPlain(String text) {
    boolean outer = text.startsWith(" ") || text.endsWith(" ");
    boolean marker = text.startsWith("---") || text.startsWith("...");
    char first = text.charAt(0);
    boolean indicator =
        "#,[]{}&*!|>'\"%@`".indexOf(first) >= 0
            || ("?:-".indexOf(first) >= 0 && (text.length() == 1 || text.charAt(1) == ' '));
    return !outer
        && !marker
        && !indicator
        && !text.contains(": ")
        && !text.endsWith(":")
        && !text.contains(" #")
        && text.codePoints().noneMatch(YamlStyle::isBreak);
  }

  static boolean isBreak(int point) {
    return point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
  }

  /** What YAML lets stand for itself; a tab does not, nor does anything beyond 16 bits. */
  private static boolean isPrintable(int point) {
    return point == '\n'
        || (point >= 0x20 && point <= 0x7e)
        || (point >= 0xa0 && point <= 0xfffd && point != 0xfeff)
        || point == 0x85;
  }
}
