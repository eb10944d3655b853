package dev.gavel.rego.syntax.lex;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The line of a source that an error speaks about, and the byte in it. */
public record SourceLine(String line, int index) {
  /** Nobody reads longer lines; those of a source that was packed have millions of bytes. */
  private static final int MOST_BYTES = 1 << 13;

  /** The line around a byte, or around the last byte before it that is no white space. */
  public static SourceLine of(byte[] source, int offset) {
    if (source.length == 0) {
      return new SourceLine("", 0);
    }
    int at = Math.clamp(offset, 0, source.length - 1);
    while (at > 0 && isSpace(source[at])) {
      at--;
    }
    int begin = at;
    while (begin > 0 && !isLineBreak(source[begin])) {
      begin--;
    }
    if (isLineBreak(source[begin])) {
      begin++;
    }
    int end = at;
    while (end < source.length && !isLineBreak(source[end])) {
      end++;
    }
    begin = Math.max(Math.min(begin, end), at - MOST_BYTES);
    end = Math.min(end, at + MOST_BYTES);
    return new SourceLine(
        new String(source, begin, end - begin, StandardCharsets.UTF_8), at - begin);
  }

  /** The line without the tabs it begins with, and a caret below the byte. */
  public List<String> lines() {
    int tabs = 0;
    while (tabs < line.length() && line.charAt(tabs) == '\t') {
      tabs++;
    }
    return List.of(line.substring(tabs), " ".repeat(Math.max(index - tabs, 0)) + "^");
  }

  private static boolean isSpace(byte character) {
    return switch (character & 0xFF) {
      case ' ', '\t', '\n', 0x0B, '\f', '\r', 0x85, 0xA0 -> true;
      default -> false;
    };
  }

  private static boolean isLineBreak(byte character) {
    return character == '\n' || character == '\r';
  }
}
