package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.StringValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When an experiment runs. One whose times are not understood counts as switched off: whether it
 * collides with others cannot be said.
 *
 * @param start the first moment; null for always
 * @param end the first moment no longer; null for ever
 */
record RunningTime(boolean enabled, @Nullable Instant start, @Nullable Instant end) {

  /** {@code 2026-01-31}, {@code 2026-01-31T09:00}, {@code 2026-01-31T09:00:00.5+02:00}. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .parseLenient() // also +02
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static RunningTime read(Fields experiment, Findings findings) {
    int errors = findings.errorCount();
    boolean enabled = experiment.flag("enabled", true);
    Instant start = instant(experiment, "start");
    Instant end = instant(experiment, "end");
    if (start != null && end != null && !end.isAfter(start)) {
      experiment.error(
          "ends_before_start",
          "end",
          "the end " + end + " is not after the start " + start,
          "an experiment runs from its start until just before its end");
    }
    return new RunningTime(enabled && findings.errorCount() == errors, start, end);
  }

  private static @Nullable Instant instant(Fields experiment, String name) {
    String text = experiment.string(name);
    if (text == null) {
      return null;
    }
    try {
      return switch (ISO.parseBest(
          text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
        case OffsetDateTime moment -> moment.toInstant();
        case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC);
        case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
        default -> throw new IllegalStateException("the formatter gives one of the three");
      };
    } catch (DateTimeException unreadable) {
      experiment.error(
          "invalid_time",
          name,
          "\"%s\" must be an ISO 8601 instant, date-time or date, not %s"
              .formatted(name, Diagnostic.shown(StringValue.of(text))),
          "2026-01-31T09:00:00Z, or 2026-01-31 for the day's first moment in UTC");
      return null;
    }
  }
}
