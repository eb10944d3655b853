package dev.gavel.conditions.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.NumberValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EpochMillisTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 0",
    "1000, 1",
    "-1, -1",
    "-1000, -1",
    "-1001, -2",
    "999.9999999999999999999999, 0",
    "1795251599999.999999999, 1795251599",
    "1795251600000.0, 1795251600",
    "1.7952516e12, 1795251600",
    "-0.0, 0",
    "1e-99999999, 0",
    "-1e-99999999, -1",
    "8640000000000000, 8640000000000",
    "-8640000000000000, -8640000000000"
  })
  @Timeout(60)
  void a_moment_lies_in_the_second_that_began_last(String millis, long second) {
    assertThat(EpochMillis.second(NumberValue.parse(millis))).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8640000000000001", "-8640000000000001", "9223372036854775807", "1e99999999"})
  void what_is_further_than_any_date_is_no_moment(String millis) {
    assertThat(EpochMillis.second(NumberValue.parse(millis))).isEqualTo(IsoTime.NONE);
  }

  @Property
  void whole_milliseconds_are_floored(
      @ForAll @LongRange(min = -8640000000000000L, max = 8640000000000000L) long millis) {
    assertThat(EpochMillis.second(NumberValue.of(millis))).isEqualTo(Math.floorDiv(millis, 1000));
  }

  @Property
  void fractions_are_floored(
      @ForAll @BigRange(min = "-8640000000000000", max = "8640000000000000") BigDecimal millis) {
    assertThat(EpochMillis.second(NumberValue.of(millis)))
        .isEqualTo(millis.movePointLeft(3).setScale(0, RoundingMode.FLOOR).longValueExact());
  }
}
