package dev.gavel.rego.builtin.time;

import dev.gavel.rego.builtin.time.Layout.Field;
import dev.gavel.rego.builtin.time.Layout.Part;
import dev.gavel.rego.evaluation.BuiltinException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a moment by a layout. */
final class MomentReader {
  private static final int NONE = -1;
  private static final int SHORT_NAME = 3;

  private final Layout layout;
  private final String text;
  private String rest;
  private int year;
  private int month = NONE;
  private int day = NONE;
  private int yearDay = NONE;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private int offset;
  private @Nullable String half;
  private @Nullable String outOfRange;

  private MomentReader(Layout layout, String text) {
    this.layout = layout;
    this.text = text;
    this.rest = text;
  }

  static Instant read(Layout layout, String text) {
    MomentReader reader = new MomentReader(layout, text);
    for (int i = 0; i < layout.parts().size(); i++) {
      reader.part(layout.parts().get(i), i);
    }
    return reader.moment();
  }

  /** The text does not go on as the layout wants. */
  private static final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitException() {
      super("", null, false, false);
    }
  }

  private void part(Part part, int index) {
    skip(part.prefix());
    if (part.field() == Field.END) {
      if (!rest.isEmpty()) {
        throw failed(": extra text: " + TimeQuote.quote(rest));
      }
      return;
    }
    String before = rest;
    try {
      field(part, index);
    } catch (UnfitException unfit) {
      throw cannotParse(before, part.spelling());
    }
    if (outOfRange != null) {
      throw failed(": " + outOfRange + " out of range");
    }
  }

  private BuiltinException cannotParse(String value, String element) {
    return BuiltinException.failed(
        "parsing time %s as %s: cannot parse %s as %s"
            .formatted(
                TimeQuote.quote(text),
                TimeQuote.quote(layout.text()),
                TimeQuote.quote(value),
                TimeQuote.quote(element)));
  }

  private BuiltinException failed(String message) {
    return BuiltinException.failed("parsing time " + TimeQuote.quote(text) + message);
  }

  /** Any number of spaces stands for any number of spaces. */
  private void skip(String prefix) {
    int at = 0;
    while (at < prefix.length()) {
      if (prefix.charAt(at) == ' ') {
        if (!rest.isEmpty() && rest.charAt(0) != ' ') {
          throw cannotParse(rest, prefix);
        }
        while (at < prefix.length() && prefix.charAt(at) == ' ') {
          at++;
        }
        while (rest.startsWith(" ")) {
          rest = rest.substring(1);
        }
      } else {
        if (rest.isEmpty() || rest.charAt(0) != prefix.charAt(at)) {
          throw cannotParse(rest, prefix);
        }
        at++;
        rest = rest.substring(1);
      }
    }
  }

  private void field(Part part, int index) {
    switch (part.field()) {
      case END -> {}
      case YEAR_2 -> shortYear();
      case YEAR_4 -> {
        require(isDigit(0));
        year = signed(take(4));
      }
      case MONTH, MONTH_2 -> {
        month = number(part.field() == Field.MONTH_2);
        check(month >= 1 && month <= 12, "month");
      }
      case MONTH_SHORT -> month = name(Names.MONTHS, SHORT_NAME) + 1;
      case MONTH_LONG -> month = name(Names.MONTHS, Integer.MAX_VALUE) + 1;
      case WEEKDAY_SHORT -> name(Names.WEEKDAYS, SHORT_NAME);
      case WEEKDAY_LONG -> name(Names.WEEKDAYS, Integer.MAX_VALUE);
      case DAY, DAY_2 -> day = number(part.field() == Field.DAY_2);
      case DAY_PADDED -> {
        skipSpaces(1);
        day = number(false);
      }
      case YEAR_DAY_PADDED -> {
        skipSpaces(2);
        yearDay = numberOfThree(false);
      }
      case YEAR_DAY_3 -> yearDay = numberOfThree(true);
      case HOUR -> {
        hour = number(false);
        check(hour < 24, "hour");
      }
      case HOUR_12, HOUR_12_2 -> {
        hour = number(part.field() == Field.HOUR_12_2);
        check(hour <= 12, "hour");
      }
      case MINUTE, MINUTE_2 -> {
        minute = number(part.field() == Field.MINUTE_2);
        check(minute < 60, "minute");
      }
      case SECOND, SECOND_2 -> second(part.field() == Field.SECOND_2, index);
      case HALF_UPPER -> half("AM", "PM");
      case HALF_LOWER -> half("am", "pm");
      case FRACTION_FIXED -> fraction(part.spelling().length());
      case FRACTION_TRIMMED -> trimmedFraction();
      case ZONE_NAME -> zoneName();
      case OFFSET -> offset(part.spelling());
    }
  }

  private void shortYear() {
    int given = signed(take(2));
    year = given + (given >= 69 ? 1900 : 2000);
  }

  private void trimmedFraction() {
    if (isFraction()) {
      fraction(digitsFrom(1));
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new UnfitException();
    }
  }

  private void check(boolean condition, String what) {
    outOfRange = condition ? outOfRange : what;
  }

  private boolean isDigit(int at) {
    return at < rest.length() && rest.charAt(at) >= '0' && rest.charAt(at) <= '9';
  }

  /** Where the digits end that begin here. */
  private int digitsFrom(int start) {
    int end = start;
    while (isDigit(end)) {
      end++;
    }
    return end;
  }

  private boolean isFraction() {
    return (rest.startsWith(".") || rest.startsWith(",")) && isDigit(1);
  }

  private void skipSpaces(int most) {
    for (int i = 0; i < most && rest.startsWith(" "); i++) {
      rest = rest.substring(1);
    }
  }

  private String take(int length) {
    require(rest.length() >= length);
    String taken = rest.substring(0, length);
    rest = rest.substring(length);
    return taken;
  }

  private static int signed(String digits) {
    int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
    require(digits.chars().skip(start).allMatch(c -> c >= '0' && c <= '9'));
    return digits.length() == start ? 0 : Integer.parseInt(digits);
  }

  private int number(boolean twoDigits) {
    require(isDigit(0) && (isDigit(1) || !twoDigits));
    return Integer.parseInt(take(isDigit(1) ? 2 : 1));
  }

  private int numberOfThree(boolean threeDigits) {
    int digits = Math.min(3, digitsFrom(0));
    require(digits > 0 && (digits == 3 || !threeDigits));
    return Integer.parseInt(take(digits));
  }

  private int name(List<String> names, int length) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).substring(0, Math.min(length, names.get(i).length()));
      if (rest.regionMatches(true, 0, name, 0, name.length())) {
        rest = rest.substring(name.length());
        return i;
      }
    }
    throw new UnfitException();
  }

  /** A fraction of a second may stand in the text even if the layout has none. */
  private void second(boolean twoDigits, int index) {
    second = number(twoDigits);
    if (second >= 60) {
      outOfRange = "second";
      return;
    }
    Field next = layout.parts().get(index + 1).field();
    if (isFraction() && next != Field.FRACTION_FIXED && next != Field.FRACTION_TRIMMED) {
      fraction(digitsFrom(1));
    }
  }

  private void fraction(int length) {
    String given = take(length);
    require(given.startsWith(".") || given.startsWith(","));
    String digits = given.substring(1, Math.min(length, 10));
    int read = signed(digits);
    if (read < 0) {
      outOfRange = "fractional second";
      return;
    }
    nano = read;
    for (int i = digits.length(); i < 9; i++) {
      nano *= 10;
    }
  }

  private void half(String first, String second) {
    String given = take(2);
    require(given.equals(first) || given.equals(second));
    half = given.equals(first) ? "first" : "second";
  }

  /** The name of a zone tells no offset, so it counts for nothing. */
  private void zoneName() {
    int length = rest.startsWith("UTC") ? 3 : ZoneNames.length(rest);
    require(length > 0);
    rest = rest.substring(length);
  }

  private void offset(String spelling) {
    if (spelling.startsWith("Z") && rest.startsWith("Z")) {
      rest = rest.substring(1);
      offset = 0;
      return;
    }
    boolean colon = spelling.contains(":");
    String given = take(spelling.length());
    int hours = twoDigits(given, 1);
    int minutesAt = colon ? 4 : 3;
    require(!colon || given.charAt(3) == ':');
    int minutes = given.length() > 3 ? twoDigits(given, minutesAt) : 0;
    boolean hasSeconds = given.length() > "-07:00".length();
    require(!colon || !hasSeconds || given.charAt(6) == ':');
    int seconds = hasSeconds ? twoDigits(given, colon ? 7 : 5) : 0;
    check(hours <= 24, "time zone offset hour");
    check(minutes <= 60, "time zone offset minute");
    check(seconds <= 60, "time zone offset second");
    int total = (hours * 60 + minutes) * 60 + seconds;
    if (outOfRange == null) {
      require(given.charAt(0) == '+' || given.charAt(0) == '-');
    }
    offset = given.charAt(0) == '-' ? -total : total;
  }

  private static int twoDigits(String text, int at) {
    int number = 0;
    for (int i = at; i < at + 2; i++) {
      int digit = text.charAt(i) - '0';
      require(digit >= 0 && digit <= 9);
      number = number * 10 + digit;
    }
    return number;
  }

  private Instant moment() {
    if ("second".equals(half) && hour < 12) {
      hour += 12;
    } else if ("first".equals(half) && hour == 12) {
      hour = 0;
    }
    if (yearDay >= 0) {
      takeYearDay();
    }
    int actualMonth = Math.max(month, 1);
    int actualDay = day == NONE ? 1 : day;
    if (actualDay < 1 || actualDay > LocalDate.of(year, actualMonth, 1).lengthOfMonth()) {
      throw failed(": day out of range");
    }
    LocalDateTime local =
        LocalDateTime.of(year, actualMonth, actualDay, hour, minute, second, nano);
    return local.toInstant(ZoneOffset.UTC).minusSeconds(offset);
  }

  private void takeYearDay() {
    if (yearDay < 1 || yearDay > Year.of(year).length()) {
      throw failed(": day-of-year out of range");
    }
    LocalDate date = LocalDate.ofYearDay(year, yearDay);
    if (month >= 0 && month != date.getMonthValue()) {
      throw failed(": day-of-year does not match month");
    }
    if (day >= 0 && day != date.getDayOfMonth()) {
      throw failed(": day-of-year does not match day");
    }
    month = date.getMonthValue();
    day = date.getDayOfMonth();
  }
}
