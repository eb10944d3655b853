package dev.gavel.conditions.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.NumberValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateBoundTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T09:00Z, 2026-11-21T08:59:59Z, -1",
    "2026-11-21T09:00Z, 2026-11-21T09:00Z, 0",
    "2026-11-21T09:00Z, 2026-11-21T10:00+01:00, 0",
    "2026-11-21T09:00Z, 2026-11-21T09:00:00.000000001Z, 1",
    "2026-11-21T09:00:00.000000002Z, 2026-11-21T09:00:00.000000001Z, -1",
    "2026-11-21T09:00:00.5Z, 2026-11-21T09:00:00.500Z, 0",
    "2026-11-21T14:00Z, 2026-11-21T09:00, 0",
    "2026-11-21T05:00Z, 2026-11-21, 0",
    "2026-11-21, 2026-11-21T00:00-05:00, 0",
    "2026-11-21, 2026-11-20T23:59:59.999999999, -1",
    "2026-11-21, 2026-11-22, 1"
  })
  void texts_compare_by_their_moments(String bound, String text, int order) {
    assertThat(bound(bound).compare(text)).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:01Z, 1000, 0",
    "1970-01-01T00:00:01Z, 1000.0, 0",
    "1970-01-01T00:00:01Z, 1e3, 0",
    "1970-01-01T00:00:01Z, 999, -1",
    "1970-01-01T00:00:01Z, 1000.000000001, 1",
    "1970-01-01T00:00:00Z, 1e-99999999, 1",
    "1970-01-01T00:00:00Z, -1e-99999999, -1",
    "1970-01-01T00:00:00.000000001Z, 0, -1",
    "1970-01-01T00:00:00.000000001Z, 0.000001, 0",
    "1970-01-01T00:00:00.000000001Z, 1, 1",
    "1969-12-31T23:59:59.999999999Z, -0.000001, 0",
    "1969-12-31T23:59:59.999999999Z, -1, -1",
    "2026-11-21T09:00:00.123456789Z, 1795251600123.456789, 0",
    "2026-11-21T09:00:00.123456789Z, 1795251600123.4567891, 1",
    "2026-11-21T09:00:00.123456789Z, 1795251600123, -1",
    "9999-12-31T23:59:59.999Z, 253402300799999, 0",
    "0000-01-01T00:00:00Z, -62167219200001, -1",
    "2026-11-21, 9223372036854775807, 1",
    "2026-11-21, -9223372036854775808, -1",
    "2026-11-21, 1e99999999, 1",
    "2026-11-21, -1e99999999, -1"
  })
  void epoch_milliseconds_compare_exactly(String bound, String millis, int order) {
    assertThat(bound(bound).compare(NumberValue.parse(millis))).isEqualTo(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2026-02-30", "2026-11-21 09:00", "1795251600000"})
  void what_is_no_time_neither_is_a_bound_nor_compares(String text) {
    assertThat(DateBound.parse(text, Zone.UTC)).isNull();
    assertThat(bound("2026-11-21").compare(text)).isEqualTo(DateBound.NONE);
  }

  @Property
  void the_order_is_that_of_instants(
      @ForAll("moments") Instant bound, @ForAll("moments") Instant moment) {
    DateBound prepared = bound(bound.toString());

    assertThat(prepared.compare(moment.toString()))
        .isEqualTo(Integer.signum(moment.compareTo(bound)));
    assertThat(prepared.compare(millis(moment))).isEqualTo(Integer.signum(moment.compareTo(bound)));
    assertThat(prepared).hasToString(bound.toString());
  }

  private static NumberValue millis(Instant moment) {
    BigDecimal seconds = BigDecimal.valueOf(moment.getEpochSecond());
    return NumberValue.of(seconds.add(BigDecimal.valueOf(moment.getNano(), 9)).movePointRight(3));
  }

  /** Close enough together to meet, now and then in all but the last digits. */
  @Provide
  Arbitrary<Instant> moments() {
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-2, 2),
            Arbitraries.longs()
                .between(
                    LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                    LocalDateTime.of(9999, 12, 31, 0, 0).toEpochSecond(ZoneOffset.UTC)));
    Arbitrary<Integer> nanos =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 2, 1_000_000, 1_000_001, 999_000_000, 999_999_999),
            Arbitraries.integers().between(0, 999_999_999));
    return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
  }

  @Test
  void bounds_are_equal_when_they_mean_the_same() {
    assertThat(bound("2026-11-21"))
        .isEqualTo(bound("2026-11-21T05:00:00.000Z"))
        .hasSameHashCodeAs(bound("2026-11-21T05:00:00.000Z"))
        .isNotEqualTo(bound("2026-11-21T05:00:00.001Z"))
        .isNotEqualTo(DateBound.parse("2026-11-21T05:00Z", Zone.UTC));
  }

  private static DateBound bound(String text) {
    DateBound bound = DateBound.parse(text, Zones.zone("America/New_York"));
    assertThat(bound).isNotNull();
    return bound;
  }
}
