package dev.gavel.rego.builtin.net;

import dev.gavel.rego.builtin.encoding.GoQuote;
import java.util.Arrays;

/**
 * IP addresses as text, read as strictly as Go does: no octet with a leading zero, no part left
 * out.
 */
public final class IpText {
  private final String text;
  private final byte[] address = new byte[16];
  private String rest;
  private int filled;
  private int ellipsis = -1;

  private IpText(String text, String rest) {
    this.text = text;
    this.rest = rest;
  }

  /** The text is no address; the message is Go's. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private Malformed(String text, String problem) {
      super("ParseAddr(" + GoQuote.quote(text) + "): " + problem, null, false, false);
    }
  }

  /** Whether this is an address and nothing more, such as a zone. */
  public static boolean isAddress(String text) {
    try {
      return text.indexOf('%') < 0 && parse(text).length > 0;
    } catch (Malformed none) {
      return false;
    }
  }

  /** Four bytes or sixteen; a zone is left out. */
  static byte[] parse(String text) throws Malformed {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '.' -> {
          byte[] address = new byte[4];
          octets(text, text, address, 0);
          return address;
        }
        case ':' -> {
          return version6(text);
        }
        case '%' -> throw new Malformed(text, "missing IPv6 address");
        default -> {}
      }
    }
    throw new Malformed(text, "unable to parse IP");
  }

  private static void octets(String all, String text, byte[] address, int from) throws Malformed {
    int position = 0;
    int value = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits == 1 && value == 0) {
          throw new Malformed(all, "IPv4 field has octet with leading zero");
        }
        value = value * 10 + c - '0';
        digits++;
        if (value > 255) {
          throw new Malformed(all, "IPv4 field has value >255");
        }
      } else if (c == '.') {
        if (digits == 0 || i == text.length() - 1) {
          throw malformed(all, "IPv4 field must have at least one digit", text.substring(i));
        }
        if (position == 3) {
          throw new Malformed(all, "IPv4 address too long");
        }
        address[from + position++] = (byte) value;
        value = 0;
        digits = 0;
      } else {
        throw malformed(all, "unexpected character", text.substring(i));
      }
    }
    if (position < 3) {
      throw new Malformed(all, "IPv4 address too short");
    }
    address[from + 3] = (byte) value;
  }

  private static Malformed malformed(String text, String problem, String at) {
    return new Malformed(text, problem + " (at " + GoQuote.quote(at) + ")");
  }

  private static byte[] version6(String text) throws Malformed {
    int percent = text.indexOf('%');
    if (percent == text.length() - 1) {
      throw new Malformed(text, "zone must be a non-empty string");
    }
    return new IpText(text, percent < 0 ? text : text.substring(0, percent)).groups();
  }

  private byte[] groups() throws Malformed {
    if (rest.startsWith("::")) {
      ellipsis = 0;
      rest = rest.substring(2);
      if (rest.isEmpty()) {
        return address;
      }
    }
    boolean more = true;
    while (more && filled < 16) {
      more = group();
    }
    if (!rest.isEmpty()) {
      throw malformed(text, "trailing garbage after address", rest);
    }
    expand();
    return address;
  }

  /** One group and the colon after it; answers whether another must follow. */
  private boolean group() throws Malformed {
    int digits = 0;
    int value = 0;
    while (digits < rest.length() && isHex(rest.charAt(digits))) {
      value = value << 4 | Character.digit(rest.charAt(digits), 16);
      if (digits++ > 3) {
        throw malformed(text, "each group must have 4 or less digits", rest);
      }
    }
    if (digits == 0) {
      throw malformed(text, "each colon-separated field must have at least one digit", rest);
    }
    if (digits < rest.length() && rest.charAt(digits) == '.') {
      embedded();
      return false;
    }
    address[filled++] = (byte) (value >> 8);
    address[filled++] = (byte) value;
    rest = rest.substring(digits);
    if (rest.isEmpty()) {
      return false;
    }
    if (rest.charAt(0) != ':') {
      throw malformed(text, "unexpected character, want colon", rest);
    }
    if (rest.length() == 1) {
      throw malformed(text, "colon must be followed by more characters", rest);
    }
    rest = rest.substring(1);
    if (rest.charAt(0) == ':') {
      if (ellipsis >= 0) {
        throw malformed(text, "multiple :: in address", rest);
      }
      ellipsis = filled;
      rest = rest.substring(1);
    }
    return !rest.isEmpty();
  }

  private void embedded() throws Malformed {
    if (ellipsis < 0 && filled != 12) {
      throw malformed(
          text, "embedded IPv4 address must replace the final 2 fields of the address", rest);
    }
    if (filled + 4 > 16) {
      throw malformed(
          text, "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
    }
    octets(text, rest, address, filled);
    rest = "";
    filled += 4;
  }

  private void expand() throws Malformed {
    if (filled == 16 && ellipsis >= 0) {
      throw new Malformed(text, "the :: must expand to at least one field of zeros");
    }
    if (filled < 16) {
      if (ellipsis < 0) {
        throw new Malformed(text, "address string too short");
      }
      int tail = filled - ellipsis;
      System.arraycopy(address, ellipsis, address, 16 - tail, tail);
      Arrays.fill(address, ellipsis, 16 - tail, (byte) 0);
    }
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** The shortest text of an address; the longest run of zero groups becomes two colons. */
  static String of(byte[] address) {
    StringBuilder text = new StringBuilder(40);
    if (address.length == 4) {
      for (int i = 0; i < 4; i++) {
        text.append(i == 0 ? "" : ".").append(address[i] & 0xff);
      }
      return text.toString();
    }
    int from = 16;
    int to = 16;
    for (int i = 0; i < 16; i += 2) {
      int end = i;
      while (end < 16 && address[end] == 0 && address[end + 1] == 0) {
        end += 2;
      }
      if (end - i > Math.max(2, to - from)) {
        from = i;
        to = end;
      }
      i = Math.max(i, end - 2);
    }
    for (int i = 0; i < 16; i += 2) {
      if (i == from) {
        text.append("::");
        i = to;
        if (i >= 16) {
          break;
        }
      } else if (i > 0) {
        text.append(':');
      }
      text.append(Integer.toHexString(((address[i] & 0xff) << 8) | (address[i + 1] & 0xff)));
    }
    return text.toString();
  }
}
