package dev.gavel.rego.builtin.encoding;

import dev.gavel.rego.evaluation.BuiltinException;
import java.util.Arrays;

/**
 * Base64 as Go decodes it: line breaks are skipped, spare bits are not looked at, and the byte that
 * is wrong is named.
 */
public final class Base64 {
  private static final String STANDARD =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String URL = STANDARD.replace('+', '-').replace('/', '_');

  private final byte[] source;
  private final String alphabet;
  private final byte[] decoded;
  private int at;
  private int length;

  private Base64(String source, String alphabet) {
    this.source = Bytes.of(source);
    this.alphabet = alphabet;
    this.decoded = new byte[this.source.length / 4 * 3 + 3];
  }

  public static byte[] decode(String text) {
    return new Base64(text, STANDARD).decoded();
  }

  /** In the alphabet of URLs; the padding may be left out. */
  public static byte[] decodeUrl(String text) {
    String padding =
        text.endsWith("=")
            ? ""
            : switch (Bytes.of(text).length % 4) {
              case 0 -> "";
              case 2 -> "==";
              case 3 -> "=";
              default -> throw BuiltinException.failed("illegal base64url string: " + text);
            };
    return new Base64(text + padding, URL).decoded();
  }

  private byte[] decoded() {
    while (at < source.length) {
      quantum();
    }
    return Arrays.copyOf(decoded, length);
  }

  /** Four digits, or fewer and padding at the end. */
  private void quantum() {
    int bits = 0;
    for (int digits = 0; digits < 4; digits++) {
      skipLineBreaks();
      if (at == source.length) {
        if (digits == 0) {
          return;
        }
        throw corrupt(at - digits);
      }
      int digit = alphabet.indexOf(source[at++] & 0xff);
      if (digit < 0) {
        padding(digits);
        append(bits << (6 * (4 - digits)), digits - 1);
        return;
      }
      bits = bits << 6 | digit;
    }
    append(bits, 3);
  }

  private void padding(int digits) {
    if (source[at - 1] != '=' || digits < 2) {
      throw corrupt(at - 1);
    }
    skipLineBreaks();
    if (digits == 2) {
      if (at == source.length) {
        throw corrupt(at);
      }
      if (source[at] != '=') {
        throw corrupt(at - 1);
      }
      at++;
      skipLineBreaks();
    }
    if (at < source.length) {
      throw corrupt(at);
    }
  }

  private void append(int bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      decoded[length++] = (byte) (bits >> (16 - 8 * i));
    }
  }

  private void skipLineBreaks() {
    while (at < source.length && (source[at] == '\n' || source[at] == '\r')) {
      at++;
    }
  }

  private static BuiltinException corrupt(int at) {
    return BuiltinException.failed("illegal base64 data at input byte " + at);
  }
}
