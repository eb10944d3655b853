package dev.gavel.rego.builtin.encoding;

import static dev.gavel.rego.builtin.Operands.text;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** {@code base64.*}, {@code base64url.*} and {@code hex.*}. */
public final class BinaryText {
  private BinaryText() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "base64.encode",
        (_, arguments) -> encoded(java.util.Base64.getEncoder(), arguments),
        "base64.decode",
        (_, arguments) -> StringValue.of(Bytes.text(Base64.decode(text(arguments, 1)))),
        "base64.is_valid",
        (_, arguments) -> BooleanValue.of(isBase64(arguments[0])),
        "base64url.encode",
        (_, arguments) -> encoded(java.util.Base64.getUrlEncoder(), arguments),
        "base64url.encode_no_pad",
        (_, arguments) -> encoded(java.util.Base64.getUrlEncoder().withoutPadding(), arguments),
        "base64url.decode",
        (_, arguments) -> StringValue.of(Bytes.text(Base64.decodeUrl(text(arguments, 1)))),
        "hex.encode",
        (_, arguments) -> StringValue.of(HexFormat.of().formatHex(Bytes.of(text(arguments, 1)))),
        "hex.decode",
        (_, arguments) -> StringValue.of(Bytes.text(decodeHex(text(arguments, 1)))));
  }

  private static Value encoded(java.util.Base64.Encoder encoder, Value[] arguments) {
    return StringValue.of(encoder.encodeToString(Bytes.of(text(arguments, 1))));
  }

  private static boolean isBase64(Value value) {
    if (!(value instanceof StringValue string)) {
      return false;
    }
    try {
      Base64.decode(string.text());
      return true;
    } catch (BuiltinException corrupt) {
      return false;
    }
  }

  private static byte[] decodeHex(String text) {
    byte[] digits = Bytes.of(text);
    byte[] decoded = new byte[digits.length / 2];
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[i] < 0 ? -1 : Character.digit(digits[i], 16);
      if (digit < 0) {
        throw BuiltinException.failed("encoding/hex: invalid byte: " + named(digits[i] & 0xff));
      }
      if (i / 2 < decoded.length) {
        decoded[i / 2] = (byte) (decoded[i / 2] << 4 | digit);
      }
    }
    if (digits.length % 2 == 1) {
      throw BuiltinException.failed("encoding/hex: odd length hex string");
    }
    return decoded;
  }

  private static String named(int value) {
    String code = String.format(Locale.ROOT, "U+%04X", value);
    return GoQuote.isPrintable(value) ? code + " '" + (char) value + "'" : code;
  }
}
