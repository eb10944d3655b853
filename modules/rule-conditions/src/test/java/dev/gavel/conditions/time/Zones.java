package dev.gavel.conditions.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Zones and moments for the tests, most of them close to a change of the clocks. */
final class Zones {
  static final List<String> NAMES =
      List.of(
          "America/New_York",
          "Europe/London",
          "Australia/Lord_Howe",
          "Asia/Kolkata",
          "America/Sao_Paulo",
          "Africa/Casablanca",
          "Europe/Dublin",
          "Asia/Gaza",
          "Pacific/Apia",
          "Kwajalein",
          "UTC",
          "+05:45");

  private static final List<String> REGIONS =
      ZoneId.getAvailableZoneIds().stream().sorted().toList();
  private static final long YEAR_1850 = second("1850-01-01T00:00");
  private static final long YEAR_1970 = second("1970-01-01T00:00");
  private static final long YEAR_2150 = second("2150-01-01T00:00");
  private static final long YEAR_9999 = second("9999-12-31T00:00");

  private Zones() {}

  static Zone zone(String name) {
    Zone zone = Zone.named(name);
    assertThat(zone).isNotNull();
    return zone;
  }

  static long second(String local) {
    return LocalDateTime.parse(local).toEpochSecond(ZoneOffset.UTC);
  }

  /** A region of the tz database now and then, mostly one of those above. */
  static Arbitrary<String> names() {
    return Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.of(REGIONS));
  }

  /** Epoch seconds from seconds to days away from a change of the zone's clocks, or anywhere. */
  static Arbitrary<Moment> moments() {
    Arbitrary<Long> anywhere =
        Arbitraries.oneOf(
            Arbitraries.longs().between(YEAR_1850, YEAR_2150),
            Arbitraries.longs().between(YEAR_1970, YEAR_9999));
    Arbitrary<Integer> distance =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-3, 3),
            Arbitraries.integers().between(-7300, 7300),
            Arbitraries.integers().between(-3 * Zone.DAY, 3 * Zone.DAY));
    return Combinators.combine(names(), anywhere, Arbitraries.of(true, false), distance)
        .as(
            (name, at, nearChange, far) ->
                new Moment(name, (nearChange ? changeAfter(name, at) : at) + far));
  }

  private static long changeAfter(String name, long at) {
    ZoneOffsetTransition change =
        ZoneId.of(name).getRules().nextTransition(Instant.ofEpochSecond(at));
    return change == null ? at : change.toEpochSecond();
  }

  /** A moment in a zone, for both of those who are compared. */
  record Moment(String name, long second) {
    Zone zone() {
      return Zones.zone(name);
    }

    ZoneId id() {
      return ZoneId.of(name);
    }

    Instant instant() {
      return Instant.ofEpochSecond(second);
    }
  }
}
