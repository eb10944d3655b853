package dev.gavel.rego.builtin.time;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text in quotes as Go's package for time writes it: every byte that is not ASCII in hexadecimal.
 */
final class TimeQuote {
  private TimeQuote() {}

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit < ' ') {
        quoted.append("\\x").append(HexFormat.of().toHexDigits(unit));
      } else {
        quoted.append(unit == '"' || unit == '\\' ? "\\" : "").append((char) unit);
      }
    }
    return quoted.append('"').toString();
  }
}
