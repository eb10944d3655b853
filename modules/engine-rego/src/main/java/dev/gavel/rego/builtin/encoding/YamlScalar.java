package dev.gavel.rego.builtin.encoding;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar of YAML means: null, {@link Boolean}, {@link BigInteger}, {@link Double} or {@link
 * String}. These are the core types of YAML 1.2 with the integers of 1.1, as OPA reads them.
 */
public final class YamlScalar {
  static final String PREFIX = "tag:yaml.org,2002:";

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Set<String> NAN = Set.of(".nan", ".NaN", ".NAN");
  private static final Set<String> INFINITE = Set.of(".inf", ".Inf", ".INF");
  private static final Set<String> OLD_BOOLEAN =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-([0-9]{1,2})-([0-9]{1,2})"
              + "([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
              + "| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?)?");
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(63).negate();

  private YamlScalar() {}

  /** By its text alone, as it stands without quotes. */
  public static @Nullable Object plain(String text) {
    if (NULL.contains(text)) {
      return null;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return TRUE.contains(text);
    }
    char first = text.charAt(0);
    boolean signed = first == '+' || first == '-';
    if (NAN.contains(text)) {
      return Double.NaN;
    }
    if (INFINITE.contains(signed ? text.substring(1) : text)) {
      return first == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (signed || first == '.' || (first >= '0' && first <= '9')) {
      Object number = number(first == '.' ? text : text.replace("_", ""));
      return number == null ? text : number;
    }
    return text;
  }

  private static @Nullable Object number(String text) {
    BigInteger integer = text.charAt(0) == '.' ? null : integer(text);
    if (integer != null && integer.compareTo(LEAST) >= 0 && integer.compareTo(MOST) < 0) {
      return integer;
    }
    if (FLOAT.matches(text)) {
      double number = Double.parseDouble(text);
      return Double.isInfinite(number) ? null : (Object) number;
    }
    return null;
  }

  private static @Nullable BigInteger integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int base = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      base =
          switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
          };
      boolean marked = base != 8 || digits.charAt(1) == 'o' || digits.charAt(1) == 'O';
      digits = digits.substring(marked ? 2 : 1);
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > 0x7f || Character.digit(digits.charAt(i), base) < 0) {
        return null;
      }
    }
    if (digits.isEmpty() || digits.length() > 64) {
      return null;
    }
    BigInteger size = new BigInteger(digits, base);
    boolean tooLarge =
        signed && size.bitLength() > 63 && !(text.startsWith("-") && size.negate().equals(LEAST));
    return tooLarge ? null : text.startsWith("-") ? size.negate() : size;
  }

  /** By its tag, where the author gave one. */
  public static @Nullable Object tagged(String tag, String text) {
    if (!tag.startsWith(PREFIX)) {
      return text;
    }
    String type = tag.substring(PREFIX.length());
    return switch (type) {
      case "binary" -> Bytes.text(binary(text));
      case "bool", "int", "float", "null" -> typed(type, text);
      default -> text;
    };
  }

  private static @Nullable Object typed(String type, String text) {
    Object meaning = plain(text);
    String found =
        switch (meaning) {
          case null -> "null";
          case Boolean _ -> "bool";
          case BigInteger _ -> "int";
          case Double _ -> "float";
          default -> "str";
        };
    if (type.equals("float") && meaning instanceof BigInteger integer) {
      return integer.doubleValue();
    }
    if (!found.equals(type)) {
      throw BuiltinException.failed(
          "yaml: cannot decode !!%s `%s` as a !!%s".formatted(found, text, type));
    }
    return meaning;
  }

  private static byte[] binary(String text) {
    try {
      return Base64.decode(text);
    } catch (BuiltinException corrupt) {
      throw BuiltinException.failed("yaml: !!binary value contains invalid base64 data");
    }
  }

  /** Whether text without quotes would be read as something else, also by older readers. */
  static boolean needsQuotes(String text) {
    return !(plain(text) instanceof String)
        || OLD_BOOLEAN.contains(text)
        || BASE_60.matches(text)
        || isTimestamp(text);
  }

  private static boolean isTimestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int month = Integer.parseInt(matcher.group(1));
    int day = Integer.parseInt(matcher.group(2));
    int year = Integer.parseInt(text.substring(0, 4));
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= java.time.YearMonth.of(year, month).lengthOfMonth();
  }
}
