package dev.gavel.rego.builtin.crypto;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Blocks of text that hold DER, with Go's patience: what is no block is passed over.
 *
 * @param type what the block says it is: {@code CERTIFICATE}
 * @param base64 its content
 */
public record Pem(String type, String base64) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** Whether the text starts as a block does. */
  public static boolean starts(String text) {
    return text.startsWith(DASHES + "BEGIN");
  }

  /** All blocks of a text. */
  public static List<Pem> blocks(String text) {
    List<Pem> blocks = new ArrayList<>();
    int at = 0;
    while (true) {
      int begin = lineStart(text, BEGIN, at);
      int typeEnd = begin < 0 ? -1 : text.indexOf(DASHES, begin + BEGIN.length());
      if (typeEnd < 0) {
        return blocks;
      }
      String type = text.substring(begin + BEGIN.length(), typeEnd);
      String last = END + type + DASHES;
      int end = text.indexOf(last, typeEnd);
      if (end < 0) {
        return blocks;
      }
      String base64 = body(text.substring(typeEnd + DASHES.length(), end));
      if (isBase64(base64)) {
        blocks.add(new Pem(type, base64));
      }
      at = end + last.length();
    }
  }

  /** What stands after the last block, without white space. */
  public static String rest(String text) {
    int end = text.lastIndexOf(END);
    int dashes = end < 0 ? -1 : text.indexOf(DASHES, end + END.length());
    return dashes < 0 ? text : text.substring(dashes + DASHES.length()).strip();
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  private static int lineStart(String text, String wanted, int from) {
    int at = text.indexOf(wanted, from);
    while (at > 0 && text.charAt(at - 1) != '\n') {
      at = text.indexOf(wanted, at + 1);
    }
    return at;
  }

  /** Headers come before an empty line; they are not ours to read. */
  private static String body(String inside) {
    StringBuilder base64 = new StringBuilder();
    for (String line : inside.split("\n", -1)) {
      if (line.indexOf(':') < 0) {
        base64.append(line.strip());
      }
    }
    return base64.toString();
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}
