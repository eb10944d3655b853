package dev.gavel.rego.builtin.format;

import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.GoQuote;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Strings for the verbs that take them. */
final class GoText {
  private GoText() {}

  /** Null when strings know no such verb. */
  static @Nullable String text(Flags flags, String text, int verb) {
    return switch (verb) {
      case 'v', 's' -> plain(flags, text);
      case 'x' -> hex(flags, text, HexFormat.of(), "0x");
      case 'X' -> hex(flags, text, HexFormat.of().withUpperCase(), "0X");
      case 'q' -> quoted(flags, cut(flags, text));
      default -> null;
    };
  }

  static String plain(Flags flags, String text) {
    return flags.padded(cut(flags, text));
  }

  private static String cut(Flags flags, String text) {
    return flags.hasPrecision() && text.codePointCount(0, text.length()) > flags.precision()
        ? text.substring(0, text.offsetByCodePoints(0, flags.precision()))
        : text;
  }

  private static String quoted(Flags flags, String text) {
    if (flags.sharp() && canStandRaw(text)) {
      return flags.padded("`" + text + "`");
    }
    return flags.padded(flags.plus() ? GoQuote.quoteToAscii(text) : GoQuote.quote(text));
  }

  private static boolean canStandRaw(String text) {
    return text.codePoints().allMatch(GoText::canStandRaw);
  }

  private static boolean canStandRaw(int character) {
    boolean control = character < ' ' || character == 0x7f;
    boolean surrogate = character >= 0xd800 && character <= 0xdfff;
    return character == '\t' || !(control || surrogate || character == '`' || character == 0xfeff);
  }

  private static String hex(Flags flags, String text, HexFormat format, String prefix) {
    byte[] bytes = Bytes.of(text);
    int length = flags.hasPrecision() ? Math.min(flags.precision(), bytes.length) : bytes.length;
    if (length == 0) {
      return flags.padded("");
    }
    String each = flags.sharp() ? prefix : "";
    if (!flags.space()) {
      return flags.padded(each + format.formatHex(bytes, 0, length));
    }
    return flags.padded(each + format.withDelimiter(" " + each).formatHex(bytes, 0, length));
  }
}
