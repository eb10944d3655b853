package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Windows of the week, by the clock on the wall of their zone. */
final class Windows {
  private static final Pattern CLOCK =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?|24:00(:00)?");

  /** The farthest that a date of JavaScript goes; a time beyond it is none. */
  private static final BigDecimal FARTHEST = new BigDecimal("8.64e15");

  private Windows() {}

  static Verdict judge(Value actual, ObjectValue window) {
    Instant moment =
        switch (actual) {
          case StringValue(String text) -> Times.read(text, zone(window));
          case NumberValue number -> moment(number.decimal());
          default -> null;
        };
    return moment == null ? Verdict.MISMATCH : judge(moment, window);
  }

  static Verdict judge(Instant moment, ObjectValue window) {
    ZonedDateTime local = moment.atZone(zone(window));
    int time = local.toLocalTime().toSecondOfDay();
    DayOfWeek today = local.getDayOfWeek();
    boolean business = window.get("business_hours") == BooleanValue.TRUE;
    int start = business ? seconds("09:00") : seconds(text(window, "start", "00:00"));
    int end = business ? seconds("17:00") : seconds(text(window, "end", "24:00"));
    return verdict(
        start <= end
            ? opens(today, window) && time >= start && time < end
            : (opens(today, window) && time >= start)
                || (opens(today.minus(1), window) && time < end));
  }

  static boolean isClock(@Nullable Value value) {
    return value instanceof StringValue(String text) && CLOCK.matcher(text).matches();
  }

  static boolean isDay(Value value) {
    return List.of(DayOfWeek.values()).stream().anyMatch(day -> names(value, day));
  }

  private static boolean opens(DayOfWeek day, ObjectValue window) {
    if (window.get("business_hours") == BooleanValue.TRUE) {
      return day.compareTo(DayOfWeek.FRIDAY) <= 0;
    }
    return !(window.get("days") instanceof ArrayValue days)
        || Lists.elements(days).anyMatch(name -> names(name, day));
  }

  private static boolean names(Value value, DayOfWeek day) {
    String name = value instanceof StringValue(String text) ? text.toUpperCase(Locale.ROOT) : "";
    return name.equals(day.name()) || name.equals(day.name().substring(0, 3));
  }

  private static ZoneId zone(ObjectValue window) {
    return ZoneId.of(text(window, "timezone", "UTC"));
  }

  private static String text(ObjectValue window, String name, String otherwise) {
    return window.get(name) instanceof StringValue(String text) ? text : otherwise;
  }

  private static int seconds(String clock) {
    int seconds = 0;
    for (String part : (clock.length() == 5 ? clock + ":00" : clock).split(":", -1)) {
      seconds = seconds * 60 + Integer.parseInt(part);
    }
    return seconds;
  }

  private static @Nullable Instant moment(BigDecimal millis) {
    if (millis.abs().compareTo(FARTHEST) > 0) {
      return null;
    }
    return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.FLOOR).longValueExact());
  }
}
