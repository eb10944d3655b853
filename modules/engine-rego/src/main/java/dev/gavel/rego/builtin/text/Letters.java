package dev.gavel.rego.builtin.text;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** Letters one by one: a letter has one counterpart in the other case, or none and stays. */
final class Letters {
  private Letters() {}

  static String lower(String text) {
    return isAscii(text) ? text.toLowerCase(Locale.ROOT) : mapped(text, Character::toLowerCase);
  }

  static String upper(String text) {
    return isAscii(text) ? text.toUpperCase(Locale.ROOT) : mapped(text, Character::toUpperCase);
  }

  static boolean isSpace(int character) {
    return switch (character) {
      case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xa0 -> true;
      case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default -> character >= 0x2000 && character <= 0x200a;
    };
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String mapped(String text, IntUnaryOperator letter) {
    return text.codePoints()
        .map(letter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
