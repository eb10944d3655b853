package dev.gavel.conditions.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.conditions.time.Zones.Moment;
import dev.gavel.engine.Stretch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeWindowTest {
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  /** 2026-11-16 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "09:00-17:00, mon, 2026-11-16T08:59:59, false",
    "09:00-17:00, mon, 2026-11-16T09:00, true",
    "09:00-17:00, mon, 2026-11-16T16:59:59, true",
    "09:00-17:00, mon, 2026-11-16T17:00, false",
    "09:00-17:00, mon, 2026-11-17T12:00, false",
    "09:00-24:00, mon, 2026-11-16T23:59:59, true",
    "09:00-24:00, mon, 2026-11-17T00:00, false",
    "00:00-24:00, mon, 2026-11-16T00:00, true",
    "00:00-24:00, mon, 2026-11-17T00:00, false",
    "22:00-06:00, fri, 2026-11-20T03:00, false",
    "22:00-06:00, fri, 2026-11-20T22:00, true",
    "22:00-06:00, fri, 2026-11-21T03:00, true",
    "22:00-06:00, fri, 2026-11-21T06:00, false",
    "22:00-06:00, fri, 2026-11-21T22:00, false",
    "22:00-06:00, sun, 2026-11-16T03:00, true",
    "22:00-06:00, sun, 2026-11-16T06:00, false",
    "22:00-06:00, sun, 2026-11-22T03:00, false",
    "22:00-00:00, sun, 2026-11-22T23:59:59, true",
    "22:00-00:00, sun, 2026-11-16T00:00, false",
    "09:00-09:00, mon, 2026-11-16T09:00, false",
    "00:00-00:00, mon, 2026-11-16T00:00, false",
    "12:00-11:59:59, mon sun, 2026-11-16T11:59:58, true",
    "12:00-11:59:59, mon sun, 2026-11-16T11:59:59, false",
    "12:00-11:59:59, mon sun, 2026-11-16T12:00, true"
  })
  void a_window_holds_from_its_start_up_to_its_end(
      String hours, String days, LocalDateTime local, boolean held) {
    for (String zone : List.of("UTC", "Asia/Kolkata", "America/New_York")) {
      assertThat(window(hours, days, zone).holds(local.atZone(ZoneId.of(zone)).toEpochSecond()))
          .isEqualTo(held);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_day_is_none_but_itself(DayOfWeek day) {
    TimeWindow window = TimeWindow.of(0, Zone.DAY, EnumSet.of(day), Zone.UTC);

    for (int i = 0; i < 7; i++) {
      LocalDateTime noon = LocalDateTime.of(2026, 11, 16 + i, 12, 0);
      assertThat(window.holds(Zones.second(noon.toString()))).isEqualTo(noon.getDayOfWeek() == day);
    }
  }

  /**
   * Each row is an instant around a change of the clocks, and what the wall shows is its reason.
   */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 02:00-03:00, 2026-03-08T06:59:59Z, false", // 01:59:59, then 03:00
    "America/New_York, 02:00-03:00, 2026-03-08T07:00:00Z, false",
    "America/New_York, 01:30-02:30, 2026-03-08T06:59:59Z, true",
    "America/New_York, 01:30-02:30, 2026-03-08T07:00:00Z, false",
    "America/New_York, 02:30-03:30, 2026-03-08T07:00:00Z, true",
    "America/New_York, 01:00-01:30, 2026-11-01T05:00:00Z, true", // 01:00, twice
    "America/New_York, 01:00-01:30, 2026-11-01T05:30:00Z, false",
    "America/New_York, 01:00-01:30, 2026-11-01T06:00:00Z, true",
    "America/New_York, 01:00-01:30, 2026-11-01T06:30:00Z, false",
    "Europe/London, 01:00-02:00, 2026-03-29T01:00:00Z, false", // 00:59:59, then 02:00
    "Europe/London, 01:00-02:00, 2026-10-25T00:00:00Z, true",
    "Europe/London, 01:00-02:00, 2026-10-25T01:59:59Z, true",
    "Europe/London, 01:00-02:00, 2026-10-25T02:00:00Z, false",
    "Australia/Lord_Howe, 02:00-02:30, 2026-10-03T15:30:00Z, false", // 01:59:59, then 02:30
    "Australia/Lord_Howe, 02:30-03:00, 2026-10-03T15:30:00Z, true",
    "Australia/Lord_Howe, 01:30-01:45, 2026-04-04T14:30:00Z, true", // 01:30, twice
    "Australia/Lord_Howe, 01:30-01:45, 2026-04-04T14:45:00Z, false",
    "Australia/Lord_Howe, 01:30-01:45, 2026-04-04T15:00:00Z, true"
  })
  void what_counts_is_what_the_clocks_show(
      String zone, String hours, ZonedDateTime moment, boolean held) {
    assertThat(window(hours, "sun", zone).holds(moment.toEpochSecond())).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-16T04:59:59Z, false",
    "America/New_York, 2026-11-16T05:00:00Z, true",
    "America/New_York, 2026-11-17T04:59:59Z, true",
    "Pacific/Kiritimati, 2026-11-15T10:00:00Z, true",
    "Pacific/Kiritimati, 2026-11-16T10:00:00Z, false",
    "Etc/GMT+12, 2026-11-16T11:59:59Z, false",
    "Etc/GMT+12, 2026-11-16T12:00:00Z, true"
  })
  void days_begin_where_the_zone_is(String zone, ZonedDateTime moment, boolean held) {
    assertThat(window("00:00-24:00", "mon", zone).holds(moment.toEpochSecond())).isEqualTo(held);
  }

  @Property
  void the_answer_is_that_of_java_time(
      @ForAll("hours") int start,
      @ForAll("hours") int end,
      @ForAll Set<DayOfWeek> days,
      @ForAll("moments") Moment moment) {
    assertThat(TimeWindow.of(start, end, days, moment.zone()).holds(moment.second()))
        .isEqualTo(byJavaTime(start, end, days, moment.instant().atZone(moment.id())));
  }

  private static boolean byJavaTime(int start, int end, Set<DayOfWeek> days, ZonedDateTime now) {
    int clock = now.toLocalTime().toSecondOfDay();
    DayOfWeek today = now.getDayOfWeek();
    if (start <= end) {
      return days.contains(today) && clock >= start && clock < end;
    }
    return (days.contains(today) && clock >= start)
        || (days.contains(today.minus(1)) && clock < end);
  }

  @Provide
  Arbitrary<Moment> moments() {
    return Zones.moments();
  }

  /** Times of day, many of them at an hour or near the hours at which clocks change. */
  @Provide
  Arbitrary<Integer> hours() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 23).map(hour -> hour * 3600),
        Arbitraries.integers().between(0, 16).map(quarter -> quarter * 900),
        Arbitraries.integers().between(0, Zone.DAY - 1));
  }

  @Property(tries = 300)
  void the_next_edge_is_where_a_walk_finds_it(
      @ForAll("hours") int start,
      @ForAll("hours") int end,
      @ForAll("someDays") Set<DayOfWeek> days,
      @ForAll("moments") Moment moment) {
    TimeWindow window = TimeWindow.of(start, end, days, moment.zone());
    long edge = window.nextEdge(moment.second());

    boolean held = window.holds(moment.second());
    long walker = moment.second() + 1;
    long end15 = moment.second() + 15 * Zone.DAY;
    while (walker < end15 && window.holds(walker) == held) {
      walker++;
    }
    assertThat(edge).isEqualTo(walker < end15 ? walker : Long.MAX_VALUE);
  }

  @Property(tries = 300)
  void the_last_edge_is_where_a_walk_back_finds_it(
      @ForAll("hours") int start,
      @ForAll("hours") int end,
      @ForAll("someDays") Set<DayOfWeek> days,
      @ForAll("moments") Moment moment) {
    TimeWindow window = TimeWindow.of(start, end, days, moment.zone());
    long edge = window.lastEdge(moment.second());

    boolean held = window.holds(moment.second());
    long walker = moment.second();
    long start15 = moment.second() - 15 * Zone.DAY;
    while (walker > start15 && window.holds(walker - 1) == held) {
      walker--;
    }
    assertThat(edge).isEqualTo(walker > start15 ? walker : Long.MIN_VALUE);
  }

  @Provide
  Arbitrary<Set<DayOfWeek>> someDays() {
    return Arbitraries.of(DayOfWeek.class).set();
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 09:00-17:00, 2026-11-16T12:00:00Z, 2026-11-16T14:00:00Z",
    "America/New_York, 09:00-17:00, 2026-11-16T14:00:00Z, 2026-11-16T22:00:00Z",
    "America/New_York, 02:00-03:00, 2026-03-08T00:00:00Z, 2026-03-09T06:00:00Z",
    "America/New_York, 01:30-02:30, 2026-03-08T06:30:00Z, 2026-03-08T07:00:00Z",
    "America/New_York, 02:30-03:30, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
    "America/New_York, 01:00-01:30, 2026-11-01T05:30:00Z, 2026-11-01T06:00:00Z",
    "America/New_York, 01:30-02:00, 2026-11-01T05:30:00Z, 2026-11-01T06:00:00Z",
    "America/New_York, 01:00-02:00, 2026-11-01T05:30:00Z, 2026-11-01T07:00:00Z"
  })
  void an_edge_can_be_a_change_of_the_clocks(
      String zone, String hours, ZonedDateTime moment, ZonedDateTime edge) {
    TimeWindow window = window(hours, "mon tue wed thu fri sat sun", zone);

    assertThat(window.nextEdge(moment.toEpochSecond())).isEqualTo(edge.toEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 09:00-17:00, 2026-11-16T15:00:00Z, 2026-11-16T14:00:00Z",
    "America/New_York, 09:00-17:00, 2026-11-16T14:00:00Z, 2026-11-16T14:00:00Z",
    "America/New_York, 02:00-03:00, 2026-03-08T12:00:00Z, 2026-03-07T08:00:00Z",
    "America/New_York, 01:30-02:30, 2026-03-08T08:00:00Z, 2026-03-08T07:00:00Z",
    "America/New_York, 02:30-03:30, 2026-03-08T07:10:00Z, 2026-03-08T07:00:00Z",
    "America/New_York, 01:00-01:30, 2026-11-01T06:10:00Z, 2026-11-01T06:00:00Z",
    "America/New_York, 01:00-02:00, 2026-11-01T06:30:00Z, 2026-11-01T05:00:00Z"
  })
  void the_last_edge_can_be_a_change_of_the_clocks(
      String zone, String hours, ZonedDateTime moment, ZonedDateTime edge) {
    TimeWindow window = window(hours, "mon tue wed thu fri sat sun", zone);

    assertThat(window.lastEdge(moment.toEpochSecond())).isEqualTo(edge.toEpochSecond());
  }

  @Test
  void a_stretch_reaches_from_edge_to_edge_or_to_the_ends_of_time() {
    TimeWindow window = window("09:00-17:00", "mon", "UTC");

    assertThat(window.around(Instant.parse("2026-11-23T16:59:59.9Z")))
        .isEqualTo(
            new Stretch(
                Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T17:00:00Z")));
    assertThat(TimeWindow.of(60, 60, EVERY_DAY, Zone.UTC).around(Instant.EPOCH))
        .isEqualTo(Stretch.ALWAYS);
    assertThat(window.around(Instant.MIN).from()).isEqualTo(Instant.MIN);
    assertThat(window.around(Instant.MAX).until()).isEqualTo(Instant.MAX);
  }

  @Test
  void what_never_changes_has_no_edge() {
    Zone zone = Zones.zone("Europe/London");

    assertThat(TimeWindow.of(0, Zone.DAY, EVERY_DAY, zone).nextEdge(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(TimeWindow.of(60, 60, EVERY_DAY, zone).nextEdge(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(TimeWindow.of(0, 60, Set.of(), zone).nextEdge(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_ends_of_time_have_an_answer() {
    TimeWindow window = window("09:00-17:00", "mon", "Europe/London");

    assertThat(window.nextEdge(Long.MIN_VALUE)).isLessThan(Long.MIN_VALUE + 8L * Zone.DAY);
    assertThat(window.nextEdge(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(window.lastEdge(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(window.lastEdge(Long.MAX_VALUE)).isGreaterThan(Long.MAX_VALUE - 8L * Zone.DAY);
    assertThat(window.holds(Long.MIN_VALUE))
        .isEqualTo(window.holds(Long.MIN_VALUE + 7L * Zone.DAY));
    assertThat(window.holds(Long.MAX_VALUE))
        .isEqualTo(window.holds(Long.MAX_VALUE - 7L * Zone.DAY));
  }

  @Test
  void windows_are_equal_when_they_mean_the_same() {
    TimeWindow night = window("22:00-00:00", "fri", "America/New_York");

    assertThat(night)
        .isEqualTo(window("22:00-24:00", "fri", "US/Eastern"))
        .hasSameHashCodeAs(window("22:00-24:00", "fri", "US/Eastern"))
        .isNotEqualTo(window("22:00-00:01", "fri", "America/New_York"))
        .isNotEqualTo(window("22:00-00:00", "sat", "America/New_York"))
        .isNotEqualTo(window("22:00-00:00", "fri", "America/Chicago"));
    assertThat(TimeWindow.of(0, Zone.DAY, EVERY_DAY, Zone.UTC))
        .isEqualTo(TimeWindow.of(0, Zone.DAY, EVERY_DAY, Zones.zone("Asia/Tokyo")))
        .isNotEqualTo(TimeWindow.of(5, 5, EVERY_DAY, Zone.UTC));
  }

  @ParameterizedTest
  @CsvSource({"00:00, 0", "09:00, 32400", "09:00:01, 32401", "23:59:59, 86399"})
  void times_of_day_are_read(String text, int second) {
    assertThat(TimeWindow.start(text)).isEqualTo(second);
    assertThat(TimeWindow.end(text)).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00", "24:00:00"})
  void only_an_end_can_be_the_end_of_the_day(String text) {
    assertThat(TimeWindow.start(text)).isEqualTo(TimeWindow.NONE);
    assertThat(TimeWindow.end(text)).isEqualTo(Zone.DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9",
        "9:00",
        "09",
        "0900",
        "09-00",
        "09:00:",
        "09:00-00",
        "09:00:0",
        "09:60",
        "25:00",
        "24:01",
        "24:00:01",
        "09:00:60",
        "09:00:00.5",
        "09:00Z",
        " 09:00",
        "-9:00",
        "noon",
        "9 am"
      })
  void anything_else_is_no_time_of_day(String text) {
    assertThat(TimeWindow.start(text)).isEqualTo(TimeWindow.NONE);
    assertThat(TimeWindow.end(text)).isEqualTo(TimeWindow.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void days_have_a_long_and_a_short_name(DayOfWeek day) {
    String name = day.name();
    String shortName = name.substring(0, 3);

    assertThat(TimeWindow.day(name)).isEqualTo(day);
    assertThat(TimeWindow.day(name.toLowerCase(Locale.ROOT))).isEqualTo(day);
    assertThat(TimeWindow.day(shortName)).isEqualTo(day);
    assertThat(
            TimeWindow.day(shortName.charAt(0) + shortName.substring(1).toLowerCase(Locale.ROOT)))
        .isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "mo", "mond", "monday ", "1", "lundi", "\u017Fun"})
  void anything_else_is_no_day(String name) {
    assertThat(TimeWindow.day(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "86400, 0", "0, 86401"})
  void a_window_outside_the_day_is_refused(int start, int end) {
    assertThatThrownBy(() -> TimeWindow.of(start, end, EVERY_DAY, Zone.UTC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TimeWindow window(String hours, String days, String zone) {
    String[] ends = hours.split("-", 2);
    Set<DayOfWeek> on =
        Arrays.stream(days.split(" ")).map(TimeWindow::day).collect(Collectors.toSet());
    return TimeWindow.of(TimeWindow.start(ends[0]), TimeWindow.end(ends[1]), on, Zones.zone(zone));
  }
}
