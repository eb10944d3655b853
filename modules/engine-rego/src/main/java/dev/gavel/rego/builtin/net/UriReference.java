package dev.gavel.rego.builtin.net;

import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.Locale;

/**
 * A URI taken apart the way Go does it, which is laxer than the RFC about what a path holds and
 * stricter about hosts. Works on strings of one character a byte. The raw path is the decoded one,
 * unless encoding that again would give another text than there was.
 */
public record UriReference(
    String scheme, String host, String path, String rawPath, String query, String fragment) {

  public static UriReference parse(String text) {
    String latin = Bytes.latin(text);
    int hash = latin.indexOf('#');
    String before = hash < 0 ? latin : latin.substring(0, hash);
    UriReference reference;
    try {
      reference = new Parsing(before).parsed();
    } catch (BuiltinException problem) {
      throw malformed(before, problem);
    }
    if (hash < 0) {
      return reference;
    }
    try {
      return reference.withFragment(Percent.FRAGMENT.decode(latin.substring(hash + 1)));
    } catch (BuiltinException problem) {
      throw malformed(latin, problem);
    }
  }

  private static BuiltinException malformed(String latin, BuiltinException problem) {
    return BuiltinException.failed(
        "parse " + GoQuote.quote(Bytes.fromLatin(latin)) + ": " + problem.getMessage());
  }

  private UriReference withFragment(String changed) {
    return new UriReference(scheme, host, path, rawPath, query, changed);
  }

  /** The path as it is sent: as it was written, unless that holds what no path may hold. */
  public String escapedPath() {
    boolean sound =
        rawPath
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "-_.~/!$&'()*+,;=:@[]%".indexOf(c) >= 0);
    return sound && !rawPath.equals(path) ? rawPath : Percent.PATH.encode(path);
  }

  String hostname() {
    String name = portAt() < 0 ? host : host.substring(0, portAt());
    boolean literal = name.startsWith("[") && name.endsWith("]");
    return literal ? name.substring(1, name.length() - 1) : name;
  }

  String port() {
    return portAt() < 0 ? "" : host.substring(portAt() + 1);
  }

  private int portAt() {
    int colon = host.lastIndexOf(':');
    return colon >= 0 && isPort(host.substring(colon)) ? colon : -1;
  }

  /** Nothing, or a colon and digits, or a colon alone. */
  private static boolean isPort(String text) {
    return text.isEmpty()
        || (text.charAt(0) == ':' && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }

  /** What is before the fragment, part by part. */
  private static final class Parsing {
    private final String text;
    private String scheme = "";
    private String host = "";
    private String query = "";
    private String rest;

    Parsing(String text) {
      this.text = text;
      this.rest = text;
    }

    UriReference parsed() {
      if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
        throw failed("net/url: invalid control character in URL");
      }
      if (text.equals("*")) {
        return new UriReference("", "", "*", "*", "", "");
      }
      scheme();
      query();
      if (!rest.startsWith("/")) {
        if (!scheme.isEmpty()) {
          return new UriReference(scheme, "", "", "", query, "");
        }
        String segment = before(rest, '/');
        if (segment.indexOf(':') >= 0) {
          throw failed("first path segment in URL cannot contain colon");
        }
      }
      if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
        String authority = before(rest.substring(2), '/');
        rest = rest.substring(2 + authority.length());
        authority(authority);
      }
      String path = Percent.PATH.decode(rest);
      String raw = rest.equals(Percent.PATH.encode(path)) ? path : rest;
      return new UriReference(scheme, host, path, raw, query, "");
    }

    private void scheme() {
      for (int i = 0; i < rest.length(); i++) {
        char c = rest.charAt(i);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (c == ':') {
          if (i == 0) {
            throw failed("missing protocol scheme");
          }
          scheme = rest.substring(0, i).toLowerCase(Locale.ROOT);
          rest = rest.substring(i + 1);
          return;
        }
        if (!letter && (!later || i == 0)) {
          return;
        }
      }
    }

    private void query() {
      int mark = rest.indexOf('?');
      if (mark >= 0) {
        query = rest.substring(mark + 1);
        rest = rest.substring(0, mark);
      }
    }

    private void authority(String authority) {
      int at = authority.lastIndexOf('@');
      host = host(authority.substring(at + 1));
      if (at >= 0) {
        user(authority.substring(0, at));
      }
    }

    private static void user(String user) {
      boolean valid =
          user.chars()
              .allMatch(
                  c ->
                      (c < 0x80 && Character.isLetterOrDigit(c))
                          || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
      if (!valid) {
        throw failed("net/url: invalid userinfo");
      }
      Percent.USER.decode(user);
    }

    private String host(String text) {
      int open = text.lastIndexOf('[');
      if (open > 0) {
        throw failed("invalid IP-literal");
      }
      if (open == 0) {
        return literal(text);
      }
      int colon = text.indexOf(':');
      if (colon >= 0) {
        boolean strict = scheme.equals("http") || scheme.equals("https");
        checkPort(text.substring(strict ? colon : text.lastIndexOf(':')));
      }
      return Percent.HOST.decode(text);
    }

    private static String literal(String text) {
      int close = text.lastIndexOf(']');
      if (close < 0) {
        throw failed("missing ']' in host");
      }
      String port = text.substring(close + 1);
      checkPort(port);
      String name = text.substring(1, close);
      int zone = name.indexOf("%25");
      String decoded =
          zone < 0
              ? Percent.HOST.decode(name)
              : Percent.HOST.decode(name.substring(0, zone))
                  + Percent.ZONE.decode(name.substring(zone));
      try {
        if (IpText.parse(Bytes.fromLatin(decoded)).length == 4) {
          throw failed("invalid IP-literal");
        }
      } catch (IpText.Malformed malformed) {
        throw failed("invalid host: " + malformed.getMessage());
      }
      return "[" + decoded + "]" + port;
    }

    private static void checkPort(String port) {
      if (!isPort(port)) {
        throw failed("invalid port " + GoQuote.quote(Bytes.fromLatin(port)) + " after host");
      }
    }

    private static String before(String text, char mark) {
      int at = text.indexOf(mark);
      return at < 0 ? text : text.substring(0, at);
    }

    private static BuiltinException failed(String problem) {
      return BuiltinException.failed(problem);
    }
  }
}
