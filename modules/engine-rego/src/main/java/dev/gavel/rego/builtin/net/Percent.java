package dev.gavel.rego.builtin.net;

import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.BuiltinException;

/** Percent signs in the parts of a URL. Works on strings of one character a byte. */
enum Percent {
  QUERY(""),
  PATH("$&+,/:;=@"),
  FRAGMENT("$&+,/:;=?@!()*"),
  USER("$&+,;="),
  HOST("!$&'()*+,;=:[]<>\""),
  ZONE("!$&'()*+,;=:[]<>\"");

  private static final String DIGITS = "0123456789ABCDEF";

  /** What stays as it is, besides letters, digits and {@code -_.~}. */
  private final String plain;

  Percent(String plain) {
    this.plain = plain;
  }

  String encode(String latin) {
    StringBuilder encoded = new StringBuilder(latin.length() + 16);
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      if (isPlain(c)) {
        encoded.append(c);
      } else if (c == ' ' && this == QUERY) {
        encoded.append('+');
      } else {
        encoded.append('%').append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  String decode(String latin) {
    check(latin);
    StringBuilder decoded = new StringBuilder(latin.length());
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      if (c == '%') {
        decoded.append(valueAt(latin, i));
        i += 2;
      } else {
        decoded.append(c == '+' && this == QUERY ? ' ' : c);
      }
    }
    return decoded.toString();
  }

  private void check(String latin) {
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      if (c == '%') {
        checkEscape(latin, i);
        i += 2;
      } else if ((this == HOST || this == ZONE) && c < 0x80 && !isPlain(c)) {
        throw BuiltinException.failed(
            "invalid character " + GoQuote.quote(String.valueOf(c)) + " in host name");
      }
    }
  }

  private void checkEscape(String latin, int at) {
    String escape = latin.substring(at, Math.min(at + 3, latin.length()));
    boolean good =
        escape.length() == 3
            && Character.digit(escape.charAt(1), 16) >= 0
            && Character.digit(escape.charAt(2), 16) >= 0;
    if (good && !escape.equals("%25")) {
      char value = valueAt(latin, at);
      good =
          switch (this) {
            case HOST -> value >= 0x80;
            case ZONE -> value == ' ' || HOST.isPlain(value);
            case QUERY, PATH, FRAGMENT, USER -> true;
          };
    }
    if (!good) {
      throw BuiltinException.failed("invalid URL escape " + GoQuote.quote(Bytes.fromLatin(escape)));
    }
  }

  private static char valueAt(String latin, int at) {
    return (char)
        (Character.digit(latin.charAt(at + 1), 16) << 4
            | Character.digit(latin.charAt(at + 2), 16));
  }

  private boolean isPlain(char c) {
    boolean unreserved =
        (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            || "-_.~".indexOf(c) >= 0;
    return unreserved || plain.indexOf(c) >= 0;
  }
}
