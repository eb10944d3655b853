package dev.gavel.conditions.time;

import java.time.Month;
import java.time.Year;

/**
 * Reads the dates and times of ISO 8601 as people write them, in place and without a single object:
 * {@code 2026-11-21}, {@code 2026-11-21T09:00}, {@code 2026-11-21T09:00:00.25+01:00}.
 *
 * <p>This is java.time's reading with four differences: 24:00 is the midnight that ends a day,
 * offsets may be written {@code +01:00}, {@code +0100} or {@code +01} but have no seconds, years
 * have four digits, and a zone's name in brackets is not part of the format.
 */
public final class IsoTime {
  public static final long NONE = Long.MIN_VALUE;

  /** What the readers of parts, all of which are positive, give for what they cannot read. */
  static final int UNREADABLE = -1;

  private static final int DATE_LENGTH = "2026-11-21".length();
  private static final int CLOCK = "2026-11-21T".length();
  private static final int MINUTES_END = "2026-11-21T09:00".length();
  private static final int SECONDS_END = "2026-11-21T09:00:00".length();
  private static final int NANO_DIGITS = 9;
  private static final int MOST_OFFSET = 18 * 3600;
  private static final int DAYS_BEFORE_1970 = 719_528;

  private IsoTime() {}

  /**
   * The epoch second of a date or a time, or {@link #NONE}.
   *
   * @param zone whose clocks the text means where it has no offset of its own
   */
  public static long second(String text, Zone zone) {
    long midnight = midnight(text);
    if (midnight == NONE) {
      return NONE;
    }
    if (text.length() == DATE_LENGTH) {
      return zone.startOfDay(midnight);
    }
    int clockEnd = is(text, MINUTES_END, ':') ? SECONDS_END : MINUTES_END;
    int clock = letter(text, DATE_LENGTH) == 't' ? clock(text, CLOCK, clockEnd) : UNREADABLE;
    int end = clockEnd == SECONDS_END ? fractionEnd(text) : clockEnd;
    if (clock == UNREADABLE || end == UNREADABLE || (clock == Zone.DAY && nano(text) != 0)) {
      return NONE;
    }
    return end == text.length()
        ? zone.second(midnight + clock)
        : withOffset(midnight + clock, text, end);
  }

  /** The nanoseconds past the second of a text that is a date or a time. */
  public static int nano(String text) {
    if (!is(text, SECONDS_END, '.')) {
      return 0;
    }
    int nano = 0;
    boolean digits = true;
    for (int at = SECONDS_END + 1; at <= SECONDS_END + NANO_DIGITS; at++) {
      digits = digits && isDigit(text, at);
      nano = nano * 10 + (digits ? text.charAt(at) - '0' : 0);
    }
    return nano;
  }

  /** The seconds since midnight of {@code 09:00} or {@code 09:00:00}; 24:00 is the day's end. */
  static int clock(String text, int from, int end) {
    int hour = number(text, from, 2);
    int minute = number(text, from + 3, 2);
    int second = end - from == 8 ? number(text, from + 6, 2) : 0;
    boolean shaped = end - from == 5 || (end - from == 8 && is(text, from + 5, ':'));
    if (!shaped || !is(text, from + 2, ':') || (hour | minute | second) < 0) {
      return UNREADABLE;
    }
    int clock = hour * 3600 + minute * 60 + second;
    return minute < 60 && second < 60 && clock <= Zone.DAY ? clock : UNREADABLE;
  }

  private static long midnight(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    boolean shaped = is(text, 4, '-') && is(text, 7, '-') && (year | month | day) >= 0;
    if (!shaped || month < 1 || month > 12 || day < 1) {
      return NONE;
    }
    boolean leap = Year.isLeap(year);
    if (day > Month.of(month).length(leap)) {
      return NONE;
    }
    int leapYearsBefore = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    int daysOfYearBefore = Month.of(month).firstDayOfYear(leap) - 1 + day - 1;
    long days = 365L * year + leapYearsBefore + daysOfYearBefore;
    return (days - DAYS_BEFORE_1970) * Zone.DAY;
  }

  private static int fractionEnd(String text) {
    if (!is(text, SECONDS_END, '.')) {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (isDigit(text, end)) {
      end++;
    }
    int digits = end - SECONDS_END - 1;
    return digits >= 1 && digits <= NANO_DIGITS ? end : UNREADABLE;
  }

  private static long withOffset(long local, String text, int from) {
    if (letter(text, from) == 'z') {
      return from + 1 == text.length() ? local : NONE;
    }
    boolean east = is(text, from, '+');
    int offset = east || is(text, from, '-') ? offset(text, from + 1) : UNREADABLE;
    if (offset == UNREADABLE) {
      return NONE;
    }
    return east ? local - offset : local + offset;
  }

  private static int offset(String text, int from) {
    int hours = number(text, from, 2);
    int minutes =
        switch (text.length() - from) {
          case 2 -> 0;
          case 4 -> number(text, from + 2, 2);
          case 5 -> is(text, from + 2, ':') ? number(text, from + 3, 2) : UNREADABLE;
          default -> UNREADABLE;
        };
    int offset = hours * 3600 + minutes * 60;
    boolean sound = (hours | minutes) >= 0 && minutes < 60 && offset <= MOST_OFFSET;
    return sound ? offset : UNREADABLE;
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int at = from; at < from + digits; at++) {
      if (!isDigit(text, at)) {
        return UNREADABLE;
      }
      number = number * 10 + text.charAt(at) - '0';
    }
    return number;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean is(String text, int at, char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  /** The character, an ASCII letter in lower case. */
  private static int letter(String text, int at) {
    return at < text.length() ? text.charAt(at) | 0x20 : UNREADABLE;
  }
}
