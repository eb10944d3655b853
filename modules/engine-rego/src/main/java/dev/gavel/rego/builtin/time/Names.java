package dev.gavel.rego.builtin.time;

import java.time.ZonedDateTime;
import java.util.List;

/** Names of months and days, in English. */
final class Names {
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final List<String> WEEKDAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private Names() {}

  static String weekday(ZonedDateTime moment) {
    return WEEKDAYS.get(moment.getDayOfWeek().getValue() % 7);
  }
}
