package dev.gavel.rego.builtin.time;

import dev.gavel.rego.builtin.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a moment is written, by the example of Go: {@code Mon Jan 2 15:04:05 MST 2006}. What is no
 * part of that moment stands for itself.
 */
final class Layout {
  static final String RFC3339 = "2006-01-02T15:04:05Z07:00";
  static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

  private static final Map<String, String> NAMED =
      Map.of(
          "ANSIC", "Mon Jan _2 15:04:05 2006",
          "UnixDate", "Mon Jan _2 15:04:05 MST 2006",
          "RubyDate", "Mon Jan 02 15:04:05 -0700 2006",
          "RFC822", "02 Jan 06 15:04 MST",
          "RFC822Z", "02 Jan 06 15:04 -0700",
          "RFC850", "Monday, 02-Jan-06 15:04:05 MST",
          "RFC1123", "Mon, 02 Jan 2006 15:04:05 MST",
          "RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700",
          "RFC3339", RFC3339,
          "RFC3339Nano", RFC3339_NANO);

  private static final Kept<String, Layout> KEPT = new Kept<>();

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private int at;

  /** Text, and the field behind it; how the field is written there is its spelling. */
  record Part(String prefix, Field field, String spelling) {}

  enum Field {
    END,
    YEAR_2,
    YEAR_4,
    MONTH,
    MONTH_2,
    MONTH_SHORT,
    MONTH_LONG,
    WEEKDAY_SHORT,
    WEEKDAY_LONG,
    DAY,
    DAY_PADDED,
    DAY_2,
    YEAR_DAY_PADDED,
    YEAR_DAY_3,
    HOUR,
    HOUR_12,
    HOUR_12_2,
    MINUTE,
    MINUTE_2,
    SECOND,
    SECOND_2,
    HALF_UPPER,
    HALF_LOWER,
    FRACTION_FIXED,
    FRACTION_TRIMMED,
    ZONE_NAME,
    OFFSET
  }

  private Layout(String text) {
    this.text = text;
  }

  /** A layout, or the name of one. */
  static Layout of(String text) {
    return KEPT.get(text, text.length(), Layout::read);
  }

  /** The last part has no field. */
  List<Part> parts() {
    return parts;
  }

  String text() {
    return text;
  }

  private static Layout read(String text) {
    Layout layout = new Layout(NAMED.getOrDefault(text, text));
    layout.read();
    return layout;
  }

  private void read() {
    int start = 0;
    while (at < text.length()) {
      int before = at;
      Field field = field();
      if (field == Field.END) {
        at = before + 1;
      } else {
        parts.add(new Part(text.substring(start, before), field, text.substring(before, at)));
        start = at;
      }
    }
    parts.add(new Part(text.substring(start), Field.END, ""));
  }

  private Field field() {
    return switch (text.charAt(at)) {
      case 'J' -> name("Jan", "January", Field.MONTH_SHORT, Field.MONTH_LONG);
      case 'M' ->
          takes("MST")
              ? Field.ZONE_NAME
              : name("Mon", "Monday", Field.WEEKDAY_SHORT, Field.WEEKDAY_LONG);
      case '0' -> zero();
      case '1' -> takes("15") ? Field.HOUR : one(Field.MONTH);
      case '2' -> takes("2006") ? Field.YEAR_4 : one(Field.DAY);
      case '_' -> underscore();
      case '3' -> one(Field.HOUR_12);
      case '4' -> one(Field.MINUTE);
      case '5' -> one(Field.SECOND);
      case 'P' -> takes("PM") ? Field.HALF_UPPER : Field.END;
      case 'p' -> takes("pm") ? Field.HALF_LOWER : Field.END;
      case '-' -> offset("-");
      case 'Z' -> offset("Z");
      case '.', ',' -> fraction();
      default -> Field.END;
    };
  }

  private boolean takes(String example) {
    boolean found = text.startsWith(example, at);
    at += found ? example.length() : 0;
    return found;
  }

  private Field one(Field field) {
    at++;
    return field;
  }

  private Field name(String brief, String full, Field briefField, Field fullField) {
    if (takes(full)) {
      return fullField;
    }
    int behind = at + brief.length();
    boolean goesOn =
        behind < text.length() && text.charAt(behind) >= 'a' && text.charAt(behind) <= 'z';
    return !goesOn && takes(brief) ? briefField : Field.END;
  }

  private Field zero() {
    if (takes("002")) {
      return Field.YEAR_DAY_3;
    }
    char digit = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    Field field =
        switch (digit) {
          case '1' -> Field.MONTH_2;
          case '2' -> Field.DAY_2;
          case '3' -> Field.HOUR_12_2;
          case '4' -> Field.MINUTE_2;
          case '5' -> Field.SECOND_2;
          case '6' -> Field.YEAR_2;
          default -> Field.END;
        };
    at += 2;
    return field;
  }

  /** An underscore before the year is text. */
  private Field underscore() {
    if (text.startsWith("_2006", at)) {
      return Field.END;
    }
    if (takes("_2")) {
      return Field.DAY_PADDED;
    }
    return takes("__2") ? Field.YEAR_DAY_PADDED : Field.END;
  }

  private Field offset(String sign) {
    boolean found =
        takes(sign + "070000")
            || takes(sign + "07:00:00")
            || takes(sign + "0700")
            || takes(sign + "07:00")
            || takes(sign + "07");
    return found ? Field.OFFSET : Field.END;
  }

  /** A separator and zeros or nines, when no other digit follows. */
  private Field fraction() {
    char digit = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int end = at + 1;
    while (end < text.length() && text.charAt(end) == digit) {
      end++;
    }
    boolean digits = end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9';
    if ((digit != '0' && digit != '9') || digits) {
      return Field.END;
    }
    at = end;
    return digit == '0' ? Field.FRACTION_FIXED : Field.FRACTION_TRIMMED;
  }
}
