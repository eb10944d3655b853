package dev.gavel.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query. Strict, since a decision on a garbled user key is a wrong decision: a
 * parameter that is given twice, a broken escape and bytes that are no UTF-8 are mistakes.
 */
public final class Query {
  static final Query EMPTY = new Query(Map.of());

  /** What the server puts in the place of bytes that are no UTF-8 and came without an escape. */
  private static final char REPLACEMENT = '\ufffd';

  private final Map<String, String> parameters;

  private Query(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** A parameter's value; null when it was not sent. */
  public @Nullable String get(String name) {
    return parameters.get(name);
  }

  static Query parse(String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int from = 0; from <= raw.length(); ) {
      int end = raw.indexOf('&', from);
      end = end < 0 ? raw.length() : end;
      if (end > from) {
        int equals = raw.indexOf('=', from);
        boolean bare = equals < 0 || equals > end;
        String name = decode(raw.substring(from, bare ? end : equals), "a parameter's name");
        String value = bare ? "" : decode(raw.substring(equals + 1, end), name);
        if (parameters.put(name, value) != null) {
          throw invalid("the parameter " + name + " is given more than once");
        }
      }
      from = end + 1;
    }
    return new Query(parameters);
  }

  private static String decode(String text, String what) {
    if (isPlain(text)) {
      return text;
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      throw invalid(what + " in the query is not valid UTF-8");
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      switch (raw[i]) {
        case '+' -> bytes.put((byte) ' ');
        case '%' -> {
          bytes.put(escaped(raw, i, what));
          i += 2;
        }
        default -> bytes.put(raw[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw invalid(what + " in the query is not valid UTF-8");
    }
  }

  /** Whether the text stands for itself. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '+' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static byte escaped(byte[] raw, int at, String what) {
    int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
    int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw invalid(what + " in the query has a % that is not followed by two hexadecimal digits");
    }
    return (byte) (high << 4 | low);
  }

  private static ProblemException invalid(String message) {
    return Problem.of(400, "invalid_query", message).asException();
  }
}
