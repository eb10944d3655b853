package dev.gavel.rego.builtin.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long an answer may be given again, by what its headers say. */
final class Freshness {
  private static final Set<Integer> LASTING =
      Set.of(200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(java.time.ZoneOffset.UTC);

  private Freshness() {}

  static boolean lasts(Received answer) {
    return LASTING.contains(answer.status());
  }

  static boolean forbidsKeeping(Received answer) {
    return directives(answer).containsKey("no-store");
  }

  /** The end of an answer's time, long ago when it has none; null when that cannot be told. */
  static @Nullable Instant end(Received answer) {
    String age = directives(answer).get("max-age");
    if (age == null) {
      Instant expires = date(answer.header("expires"));
      return expires == null ? Instant.MIN : expires;
    }
    Instant made = date(answer.header("date"));
    return made == null || age.isEmpty() || !age.chars().allMatch(c -> c >= '0' && c <= '9')
        ? null
        : made.plusSeconds(age.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(age));
  }

  private static Map<String, String> directives(Received answer) {
    Map<String, String> directives = new LinkedHashMap<>();
    for (String part : answer.header("cache-control").split(",", -1)) {
      String[] sides = part.strip().split("=", -1);
      if (sides.length <= 2) {
        directives.put(sides[0].strip(), sides.length == 2 ? sides[1] : "");
      }
    }
    return directives;
  }

  private static @Nullable Instant date(String text) {
    try {
      return ZonedDateTime.parse(text, DATE).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
