package dev.gavel.rego.builtin.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.net.IpText;
import dev.gavel.rego.builtin.net.UriReference;
import dev.gavel.rego.evaluation.BuiltinException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What a string must look like for a {@code format}; one that is not known fits all. */
final class Formats {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\x{80}-\\x{10FFFF}]+";
  private static final String DOT_ATOM = ATOM + "(\\." + ATOM + ")*";
  private static final String QUOTED = "\"([^\"\\\\\\n\\r]|\\\\.)*\"";
  private static final String ADDRESS =
      "(" + DOT_ATOM + "|" + QUOTED + ")[ \\t]*@[ \\t]*(" + DOT_ATOM + "|\\[[^\\]\\\\]*\\])";
  private static final String PHRASE = "(" + DOT_ATOM + "|" + QUOTED + ")";
  private static final Pattern EMAIL =
      Pattern.compile(
          "[ \\t]*("
              + ADDRESS
              + "|("
              + PHRASE
              + "([ \\t]+"
              + PHRASE
              + ")*)?[ \\t]*<[ \\t]*"
              + ADDRESS
              + "[ \\t]*>)[ \\t]*");
  private static final Pattern HOSTNAME =
      Pattern.compile(
          "([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])"
              + "(\\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9]))*");
  private static final Pattern URI_TEMPLATE = Pattern.compile("([^{]*(\\{[^}]*\\})?)*");
  private static final Pattern UUID =
      Pattern.compile("(?i)[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");
  private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~0|~1)*)*");
  private static final Pattern RELATIVE_POINTER =
      Pattern.compile("(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~0|~1)*)*)");
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{1,2}):([0-9]{2}):([0-9]{2})([.,][0-9]+)?(Z|[+-]([0-9]{2}):([0-9]{2}))?");

  private Formats() {}

  static boolean fits(String format, String text) {
    return switch (format) {
      case "date" -> isDate(text);
      case "time" -> isTime(text);
      case "date-time" -> isDateTime(text);
      case "hostname" -> HOSTNAME.matches(text) && text.length() < 256;
      case "email", "idn-email" -> EMAIL.matches(text);
      case "ipv4" -> text.indexOf('.') >= 0 && IpText.isAddress(text);
      case "ipv6" -> text.indexOf(':') >= 0 && IpText.isAddress(text);
      case "uri", "iri" -> isAbsolute(uri(text));
      case "uri-reference", "iri-reference" -> uri(text) != null;
      case "uri-template" -> isTemplate(uri(text));
      case "uuid" -> UUID.matches(text);
      case "regex" -> isRegex(text);
      case "json-pointer" -> POINTER.matches(text);
      case "relative-json-pointer" -> RELATIVE_POINTER.matches(text);
      default -> true;
    };
  }

  private static @Nullable UriReference uri(String text) {
    try {
      return text.indexOf('\\') < 0 ? UriReference.parse(text) : null;
    } catch (BuiltinException malformed) {
      return null;
    }
  }

  private static boolean isRegex(String text) {
    try {
      return Pattern.compile(text) != null;
    } catch (PatternSyntaxException invalid) {
      return false;
    }
  }

  private static boolean isAbsolute(@Nullable UriReference uri) {
    return uri != null && !uri.scheme().isEmpty();
  }

  private static boolean isTemplate(@Nullable UriReference uri) {
    return uri != null && URI_TEMPLATE.matches(Bytes.fromLatin(uri.path()));
  }

  private static boolean isDateTime(String text) {
    int separator = text.indexOf('T');
    if (separator < 0) {
      return isTime(text) || isDate(text);
    }
    String time = text.substring(separator + 1);
    boolean zoned = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
    return zoned && isDate(text.substring(0, separator)) && isTime(time);
  }

  private static boolean isDate(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return false;
    }
    int month = Integer.parseInt(date.group(2));
    int day = Integer.parseInt(date.group(3));
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(Integer.parseInt(date.group(1)), month).lengthOfMonth();
  }

  private static boolean isTime(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()
        || Integer.parseInt(time.group(1)) > 23
        || Integer.parseInt(time.group(2)) > 59
        || Integer.parseInt(time.group(3)) > 59) {
      return false;
    }
    boolean offset = time.group(6) != null;
    return !offset
        || (Integer.parseInt(time.group(6)) <= 24 && Integer.parseInt(time.group(7)) < 60);
  }
}
