package dev.gavel.conditions.explain;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hours of the week in words: {@code mon, fri from 09:00 to 17:00 in Europe/Vienna}. */
final class WindowText {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

  private WindowText() {}

  /** The window, and what its clocks show at the moment, if that is one without doubt. */
  static String of(ObjectValue window, @Nullable Value moment) {
    String zone = text(window, "timezone", "UTC");
    String clock = moment instanceof StringValue(String text) ? clock(text, zone) : "";
    return hours(window) + " in " + zone + (clock.isEmpty() ? "" : ", where it is " + clock);
  }

  private static String hours(ObjectValue window) {
    if (window.get("business_hours") == BooleanValue.TRUE) {
      return "business hours, Monday to Friday from 09:00 to 17:00";
    }
    List<String> days = new ArrayList<>();
    if (window.get("days") instanceof ArrayValue list) {
      for (Value day : list) {
        days.add(day instanceof StringValue(String name) ? name : Excerpt.of(day));
      }
    }
    String when = days.isEmpty() ? "the hours" : String.join(", ", days);
    return window.has("start")
        ? when + " from " + text(window, "start", "") + " to " + text(window, "end", "")
        : when;
  }

  private static String text(ObjectValue window, String field, String otherwise) {
    return window.get(field) instanceof StringValue(String text) ? text : otherwise;
  }

  private static String clock(String moment, String zone) {
    try {
      return CLOCK.format(Instant.parse(moment).atZone(ZoneId.of(zone)));
    } catch (DateTimeException _) {
      return ""; // a time without an offset is what the clocks show already
    }
  }
}
