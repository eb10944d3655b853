package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments, as texts of ISO 8601 and as milliseconds since 1970. */
final class Times {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)"
              + "(?:T(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?");
  private static final Pattern MIDNIGHT = Pattern.compile("24:00(:00(\\.0+)?)?");

  private Times() {}

  static Verdict judge(Comparison comparison, Value actual) {
    ZoneId zone = ZoneId.of(comparison.option("timezone", "UTC"));
    BigDecimal moment = millis(actual, zone);
    if (moment == null) {
      return Verdict.MISMATCH;
    }
    if (comparison.operand() instanceof ArrayValue range) {
      return verdict(
          Order.isBetween(
              compare(moment, range.get(0), zone),
              compare(moment, range.get(1), zone),
              comparison));
    }
    Operator wanted = comparison.operator() == Operator.BEFORE ? Operator.LT : Operator.GT;
    return verdict(Order.is(compare(moment, comparison.operand(), zone), wanted));
  }

  private static int compare(BigDecimal moment, Value bound, ZoneId zone) {
    BigDecimal millis = millis(bound, zone);
    if (millis == null) {
      throw new IllegalArgumentException(bound + " is no time");
    }
    return moment.compareTo(millis);
  }

  private static @Nullable BigDecimal millis(Value value, ZoneId zone) {
    if (value instanceof NumberValue number) {
      return number.decimal();
    }
    Instant moment = value instanceof StringValue(String text) ? read(text, zone) : null;
    return moment == null
        ? null
        : BigDecimal.valueOf(moment.getEpochSecond())
            .movePointRight(3)
            .add(BigDecimal.valueOf(moment.getNano(), 6));
  }

  /** Null where the text is no time. What has no offset is read in the zone. */
  static @Nullable Instant read(String text, ZoneId zone) {
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      LocalDateTime local = local(LocalDate.parse(parts.group(1)), parts.group(2));
      String offset = parts.group(3);
      return local.atZone(offset == null ? zone : ZoneOffset.of(offset)).toInstant();
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  private static LocalDateTime local(LocalDate date, @Nullable String time) {
    if (time == null) {
      return date.atStartOfDay();
    }
    return MIDNIGHT.matcher(time).matches()
        ? date.plusDays(1).atStartOfDay()
        : date.atTime(LocalTime.parse(time));
  }

  static boolean isZone(String name) {
    try {
      return ZoneId.of(name) != null;
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
