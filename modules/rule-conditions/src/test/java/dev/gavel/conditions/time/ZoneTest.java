package dev.gavel.conditions.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.conditions.time.Zones.Moment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoneTest {

  @Provide
  Arbitrary<Moment> moments() {
    return Zones.moments();
  }

  @Property
  void the_offset_is_that_of_java_time(@ForAll("moments") Moment moment) {
    assertThat(moment.zone().offset(moment.second()))
        .isEqualTo(moment.id().getRules().getOffset(moment.instant()).getTotalSeconds());
  }

  @Property
  void the_next_change_is_that_of_java_time(@ForAll("moments") Moment moment) {
    ZoneOffsetTransition next = moment.id().getRules().nextTransition(moment.instant());

    assertThat(moment.zone().nextChange(moment.second()))
        .isEqualTo(next == null ? Long.MAX_VALUE : next.toEpochSecond());
  }

  @Property
  void a_local_time_is_read_as_java_time_reads_it(@ForAll("moments") Moment moment) {
    LocalDateTime local = moment.instant().atZone(moment.id()).toLocalDateTime();

    for (LocalDateTime at : List.of(local, local.minusMinutes(30), local.plusHours(1))) {
      assertThat(moment.zone().second(at.toEpochSecond(ZoneOffset.UTC)))
          .isEqualTo(at.atZone(moment.id()).toEpochSecond());
    }
  }

  @Property
  void a_day_starts_where_java_time_starts_it(@ForAll("moments") Moment moment) {
    LocalDate day = moment.instant().atZone(moment.id()).toLocalDate();

    assertThat(moment.zone().startOfDay(day.toEpochDay() * Zone.DAY))
        .isEqualTo(day.atStartOfDay(moment.id()).toEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-08T02:30, 2026-03-08T07:30",
    "America/New_York, 2026-11-01T01:30, 2026-11-01T05:30",
    "Europe/London, 2026-03-29T01:30, 2026-03-29T01:30",
    "Europe/London, 2026-10-25T01:30, 2026-10-25T00:30",
    "Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-03T15:45",
    "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45"
  })
  void gaps_move_forward_and_overlaps_take_the_earlier_offset(
      String name, String local, String utc) {
    assertThat(Zones.zone(name).second(Zones.second(local))).isEqualTo(Zones.second(utc));
  }

  @ParameterizedTest
  @CsvSource({
    "America/Sao_Paulo, 2018-11-04T00:00, 2018-11-04T03:00",
    "Pacific/Apia, 2011-12-30T00:00, 2011-12-30T10:00",
    "America/Toronto, 1919-03-31T00:00, 1919-03-31T04:30"
  })
  void a_day_whose_midnight_is_skipped_starts_when_the_clocks_go_on(
      String name, String midnight, String utc) {
    assertThat(Zones.zone(name).startOfDay(Zones.second(midnight))).isEqualTo(Zones.second(utc));
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "UTC"})
  void the_ends_of_time_have_an_offset(String name) {
    Zone zone = Zones.zone(name);

    assertThat(zone.offset(Long.MIN_VALUE))
        .isEqualTo(zone.offset(Zones.second("1800-01-01T00:00")));
    assertThat(zone.offset(Long.MAX_VALUE))
        .isEqualTo(zone.offset(Zones.second("2500-01-01T00:00")));
    assertThat(zone.nextChange(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Z", "GMT", "EST5EDT", "+01:00", "-0530", "UTC+2", "US/Eastern"})
  void what_java_time_knows_is_known(String name) {
    assertThat(Zone.named(name)).hasToString(ZoneId.of(name).getId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "z", "utc", "america/new_york", "New York", "America/", "+19:00", "Mars/One"})
  void anything_else_is_not(String name) {
    assertThat(Zone.named(name)).isNull();
  }

  @Test
  void zones_are_equal_by_their_rules() {
    assertThat(Zones.zone("US/Eastern"))
        .isEqualTo(Zones.zone("America/New_York"))
        .hasSameHashCodeAs(Zones.zone("America/New_York"))
        .isNotEqualTo(Zones.zone("America/Chicago"));
    assertThat(Zones.zone("+00:00")).isEqualTo(Zone.UTC).isEqualTo(Zones.zone("UTC"));
    assertThat(Zones.zone("+01:00")).isNotEqualTo(Zone.UTC);
  }

  @Test
  void a_region_is_prepared_once() {
    assertThat(Zone.named("Europe/Paris")).isSameAs(Zone.named("Europe/Paris"));
  }
}
