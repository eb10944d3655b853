package dev.gavel.rego.syntax.metadata;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times that stand without quotes, which the reader of Go takes for more than text. */
final class YamlTimes {
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
              + "(?:(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))|(?:"
              + " ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})([.,][0-9]+)?))?");

  private YamlTimes() {}

  static boolean isTime(YamlNode.Text text) {
    return text.plain() && text.tag() == null && time(text.text()) != null;
  }

  /** The time as JSON has it, or the text where it is none. */
  static String orText(YamlNode.Text node, String text) {
    String time = node.plain() && node.tag() == null ? time(text) : null;
    return time == null ? text : time;
  }

  private static @Nullable String time(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return null;
    }
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int clock = matcher.group(4) != null ? 4 : 9;
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(matcher, 1),
              number(matcher, 2),
              number(matcher, 3),
              number(matcher, clock),
              number(matcher, clock + 1),
              number(matcher, clock + 2));
      String zone = clock == 4 ? matcher.group(8) : "Z";
      String offset = zone.endsWith("00:00") ? "Z" : zone;
      return String.format(
          Locale.ROOT,
          "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
          time.getYear(),
          time.getMonthValue(),
          time.getDayOfMonth(),
          time.getHour(),
          time.getMinute(),
          time.getSecond(),
          fraction(matcher.group(clock == 4 ? 7 : 12)),
          offset);
    } catch (DateTimeException notInTheCalendar) {
      return null;
    }
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String fraction(@Nullable String digits) {
    if (digits == null) {
      return "";
    }
    String nanos = digits.substring(1, Math.min(digits.length(), 10));
    int end = nanos.length();
    while (end > 0 && nanos.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" : "." + nanos.substring(0, end);
  }
}
