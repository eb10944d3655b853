package dev.gavel.conditions.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class IsoTimeTest {
  static final List<String> NO_TIMES =
      List.of(
          "",
          "now",
          "2026",
          "2026-11",
          "2026-W47-6",
          "2026-325",
          "20261121",
          "2026-11-21T",
          "2026-11-21T09",
          "2026-11-21T0900",
          "2026-11-21 09:00",
          "2026-11-21_09:00",
          " 2026-11-21",
          "2026-11-21 ",
          "2026-1-21",
          "2026/11/21",
          "2026-00-01",
          "2026-13-01",
          "2026-11-00",
          "2026-11-31",
          "2026-02-31",
          "2026-02-29",
          "1900-02-29",
          "+12026-11-21",
          "-0001-11-21",
          "2026-11-21Z",
          "2026-11-21+01:00",
          "2026-11-21T9:00",
          "2026-11-21T25:00",
          "2026-11-21T24:00:01",
          "2026-11-21T24:01",
          "2026-11-21T24:00:00.1",
          "2026-11-21T09:60",
          "2026-11-21T23:59:60Z",
          "2026-11-21T09:00:",
          "2026-11-21T09:00:0",
          "2026-11-21T09:00.5",
          "2026-11-21T09:00:00.",
          "2026-11-21T09:00:00.Z",
          "2026-11-21T09:00:00,5",
          "2026-11-21T09:00:00.1234567890",
          "2026-11-21T09:00ZZ",
          "2026-11-21T09:00+",
          "2026-11-21T09:00+1",
          "2026-11-21T09:00+01.5",
          "2026-11-21T09:00+01:0",
          "2026-11-21T09:00+01:60",
          "2026-11-21T09:00+010",
          "2026-11-21T09:00+01000",
          "2026-11-21T09:00+18:01",
          "2026-11-21T09:00+01:00:00",
          "2026-11-21T09:00+01:00[Europe/London]",
          "2026-11-21T09:00Z+01:00",
          "２０２６-11-21",
          "٢٠٢٦-11-21");

  private static final String NAME = "Europe/London";
  private static final Zone LONDON = Zones.zone(NAME);

  private static final Pattern EMPTY_FRACTION = Pattern.compile("\\.(\\D|$)");

  private static final List<DateTimeFormatter> JAVA_TIMES =
      Stream.of("[XXX]", "XX", "X")
          .map(
              offset ->
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                      .appendPattern(offset)
                      .toFormatter(Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT)
                      .withChronology(IsoChronology.INSTANCE))
          .toList();

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, 2026-11-21T00:00:00Z",
    "2026-06-21, 2026-06-20T23:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "0000-01-01, 0000-01-01T00:01:15Z",
    "2026-11-21T09:00, 2026-11-21T09:00:00Z",
    "2026-06-21T09:00:30, 2026-06-21T08:00:30Z",
    "2026-06-21T09:00:30.1, 2026-06-21T08:00:30.1Z",
    "2026-06-21t09:00z, 2026-06-21T09:00:00Z",
    "2026-06-21T09:00:00.123456789Z, 2026-06-21T09:00:00.123456789Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
    "2026-06-21T09:00+01, 2026-06-21T08:00:00Z",
    "2026-06-21T09:00:00+0130, 2026-06-21T07:30:00Z",
    "2026-06-21T09:00:00.5-03:30, 2026-06-21T12:30:00.5Z",
    "2026-06-21T09:00:00-00:00, 2026-06-21T09:00:00Z",
    "2026-06-21T09:00:00-18:00, 2026-06-22T03:00:00Z",
    "2026-06-21T24:00, 2026-06-21T23:00:00Z",
    "2026-12-31T24:00:00.000Z, 2027-01-01T00:00:00Z",
    "9999-12-31T24:00Z, +10000-01-01T00:00:00Z"
  })
  void a_date_or_time_is_read(String text, Instant moment) {
    assertReads(text, moment);
  }

  @ParameterizedTest
  @FieldSource("NO_TIMES")
  void anything_else_is_not_a_time(String text) {
    assertThat(IsoTime.second(text, LONDON)).isEqualTo(IsoTime.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z",
    "America/Sao_Paulo, 2018-11-04T00:00, 2018-11-04T03:00:00Z",
    "America/Toronto, 1919-03-31, 1919-03-31T04:30:00Z",
    "America/Toronto, 1919-03-31T00:00, 1919-03-31T05:00:00Z",
    "Asia/Kolkata, 2026-11-21, 2026-11-20T18:30:00Z"
  })
  void a_date_is_the_first_moment_of_its_day(String zone, String text, Instant moment) {
    assertThat(IsoTime.second(text, Zones.zone(zone))).isEqualTo(moment.getEpochSecond());
  }

  @Property
  void a_written_time_reads_back(
      @ForAll("dateTimes") LocalDateTime local, @ForAll("offsets") ZoneOffset offset) {
    assertReads(local + offset.getId(), local.toInstant(offset));
    assertReads(local + "Z", local.toInstant(ZoneOffset.UTC));
    assertReads(local.toString(), local.atZone(ZoneId.of(NAME)).toInstant());
    assertReads(
        local.toLocalDate().toString(),
        local.toLocalDate().atStartOfDay(ZoneId.of(NAME)).toInstant());
  }

  private static void assertReads(String text, Instant moment) {
    assertThat(IsoTime.second(text, LONDON)).as(text).isEqualTo(moment.getEpochSecond());
    assertThat(IsoTime.nano(text)).as(text).isEqualTo(moment.getNano());
  }

  @Provide
  Arbitrary<LocalDateTime> dateTimes() {
    long first = LocalDate.of(0, 1, 1).toEpochDay();
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    Arbitrary<LocalTime> times =
        Arbitraries.longs()
            .between(0, LocalTime.MAX.toNanoOfDay())
            .flatMap(
                nano ->
                    Arbitraries.of(1L, 1_000L, 1_000_000L, 1_000_000_000L, 60_000_000_000L)
                        .map(unit -> LocalTime.ofNanoOfDay(nano - nano % unit)));
    return Combinators.combine(Arbitraries.longs().between(first, last), times)
        .as((day, time) -> LocalDate.ofEpochDay(day).atTime(time));
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers()
        .between(-18 * 60, 18 * 60)
        .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
  }

  /** Texts that are nearly times, so that each rule is broken often. */
  @Property
  void what_java_time_reads_is_read_and_nothing_else(@ForAll("nearlyTimes") String text) {
    Instant moment = byJavaTime(text);

    if (moment == null) {
      assertThat(IsoTime.second(text, LONDON)).isEqualTo(IsoTime.NONE);
    } else {
      assertReads(text, moment);
    }
  }

  @Provide
  Arbitrary<String> nearlyTimes() {
    Arbitrary<String> two =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 62).map("%02d"::formatted),
            Arbitraries.of("00", "01", "02", "12", "23", "28", "29", "30", "31", "59", "9", ""));
    Arbitrary<String> year =
        Arbitraries.of("2026", "2024", "1900", "2000", "0000", "0004", "9999", "026", "+2026");
    Arbitrary<String> date =
        Combinators.combine(year, two, two, Arbitraries.of("-", "-", "-", "-", "/", ""))
            .as((y, month, day, dash) -> y + "-" + month + dash + day);
    Arbitrary<String> seconds =
        Combinators.combine(Arbitraries.of(":", ":", ":", "", "."), two).as((s, n) -> s + n);
    Arbitrary<String> fraction =
        Arbitraries.oneOf(
            Arbitraries.just(""), Arbitraries.strings().numeric().ofMaxLength(10).map("."::concat));
    Arbitrary<String> offset =
        Arbitraries.oneOf(
            Arbitraries.of("", "", "Z", "z", "+", "-01:00", "+0530", "+05", "+5", "ZZ", "+01:0"),
            Combinators.combine(Arbitraries.of("+", "-", " "), two, two)
                .as((sign, hours, minutes) -> sign + hours + ":" + minutes));
    Arbitrary<String> time =
        Combinators.combine(
                Arbitraries.of("T", "T", "t", " ", ""), two, two, seconds, fraction, offset)
            .as((t, h, m, s, f, o) -> t + h + ":" + m + s + f + o);
    return Arbitraries.oneOf(
        date,
        Combinators.combine(date, time).as((d, t) -> d + t),
        Combinators.combine(Arbitraries.of("2026-03-29", "2024-02-29"), time).as((d, t) -> d + t));
  }

  private static @Nullable Instant byJavaTime(String text) {
    if (text.length() == 10) {
      return byJavaTime(text, DateTimeFormatter.ISO_LOCAL_DATE);
    }
    if (EMPTY_FRACTION.matcher(text).find()) {
      return null; // java.time reads it as zero
    }
    return JAVA_TIMES.stream()
        .map(format -> byJavaTime(text, format))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant byJavaTime(String text, DateTimeFormatter format) {
    try {
      TemporalAccessor read =
          format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (read) {
        case OffsetDateTime time -> time.toInstant();
        case LocalDateTime time -> time.atZone(ZoneId.of(NAME)).toInstant();
        case LocalDate day -> day.atStartOfDay(ZoneId.of(NAME)).toInstant();
        default -> throw new AssertionError(text);
      };
    } catch (DateTimeException _) {
      return null;
    }
  }
}
