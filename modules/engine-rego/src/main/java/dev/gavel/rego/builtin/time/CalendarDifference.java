package dev.gavel.rego.builtin.time;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import java.time.YearMonth;
import java.time.ZonedDateTime;

/** How far two moments are apart in years, months, days, hours, minutes and seconds. */
final class CalendarDifference {
  private CalendarDifference() {}

  /** The zone of the first moment counts, whichever is earlier. */
  static Value of(ZonedDateTime first, ZonedDateTime second) {
    ZonedDateTime other = second.withZoneSameInstant(first.getZone());
    boolean swapped = first.isAfter(other);
    ZonedDateTime from = swapped ? other : first;
    ZonedDateTime to = swapped ? first : other;
    int seconds = to.getSecond() - from.getSecond();
    int minutes = to.getMinute() - from.getMinute() - (seconds < 0 ? 1 : 0);
    int hours = to.getHour() - from.getHour() - (minutes < 0 ? 1 : 0);
    int days = to.getDayOfMonth() - from.getDayOfMonth() - (hours < 0 ? 1 : 0);
    int months = to.getMonthValue() - from.getMonthValue() - (days < 0 ? 1 : 0);
    int years = to.getYear() - from.getYear() - (months < 0 ? 1 : 0);
    int daysOfMonth = YearMonth.from(from).lengthOfMonth();
    return ArrayValue.of(
        NumberValue.of(years),
        carried(months, 12),
        carried(days, daysOfMonth),
        carried(hours, 24),
        carried(minutes, 60),
        carried(seconds, 60));
  }

  private static NumberValue carried(int number, int whole) {
    return NumberValue.of(number < 0 ? number + whole : number);
  }
}
