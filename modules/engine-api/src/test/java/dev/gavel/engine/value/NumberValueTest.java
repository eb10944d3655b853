package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberValueTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1e0", "10e-1", "0.1e1", "0.1E+1", "100000e-5", "1.000"})
  void one_is_one_however_it_is_written(String text) {
    NumberValue one = NumberValue.parse(text);

    assertThat(one).isEqualTo(NumberValue.of(1)).hasSameHashCodeAs(NumberValue.of(1));
    assertThat(one).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740992, 9007199254740993",
    "9007199254740992.0, 9007199254740993",
    "0.1, 0.10000000000000000555",
    "-1, 1",
    "-1e-99999999, 0",
    "0, 1e-99999999",
    "1e-99999999, 1e-99999998",
    "1e99999998, 1e99999999",
    "9e99999998, 1e99999999",
    "-1e99999999, 1e99999999",
    "9223372036854775807, 9223372036854775808",
    "1.7976931348623157e308, 1e309"
  })
  @Timeout(60)
  void the_lesser_is_less_over_the_full_precision(String lesser, String greater) {
    NumberValue a = NumberValue.parse(lesser);
    NumberValue b = NumberValue.parse(greater);

    assertThat(a.compareWith(b)).isNegative();
    assertThat(b.compareWith(a)).isPositive();
    assertThat(a).isNotEqualTo(b);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -0",
    "0, 0.0",
    "0, -0e99999999",
    "0, 0e-99999999",
    "1e400, 10e399",
    "1e99999999, 10e99999998"
  })
  @Timeout(60)
  void equal_values_are_one_value(String text, String other) {
    NumberValue a = NumberValue.parse(text);
    NumberValue b = NumberValue.parse(other);

    assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
  }

  @Property
  void numbers_compare_as_exact_decimals_do(@ForAll BigDecimal a, @ForAll BigDecimal b) {
    NumberValue x = NumberValue.of(a);
    NumberValue y = NumberValue.of(b);

    assertThat(Integer.signum(x.compareWith(y))).isEqualTo(a.compareTo(b));
    assertThat(x.decimal()).isEqualByComparingTo(a);
  }

  @Property
  void a_long_is_the_number_of_its_text(@ForAll long number) {
    assertThat(NumberValue.of(number)).isEqualTo(NumberValue.parse(Long.toString(number)));
    assertThat(NumberValue.of(number)).hasToString(Long.toString(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "-7, true",
    "9223372036854775807, true",
    "9223372036854775808, false",
    "1.0, false",
    "1e3, false",
    "-0, false"
  })
  void only_a_plain_integer_is_a_long(String text, boolean isLong) {
    assertThat(NumberValue.parse(text).isLong()).isEqualTo(isLong);
  }

  @Property
  void a_double_reads_back(@ForAll double number) {
    assertThat(NumberValue.of(number).doubleValue()).isEqualTo(number + 0.0);
    assertThat(NumberValue.parse(NumberValue.of(number).toString()).doubleValue())
        .isEqualTo(number + 0.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1.e1",
        "0x1",
        "1 ",
        " 1",
        "NaN",
        "Infinity",
        "1_000",
        "--1",
        "1e1.5",
        "١",
        "1d",
        "1f"
      })
  void what_json_has_no_number_for_is_refused(String text) {
    assertThatThrownBy(() -> NumberValue.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("'" + text + "' is not a JSON number");
  }

  @Test
  void an_exponent_beyond_reason_is_refused() {
    assertThatThrownBy(() -> NumberValue.parse("1e100000000"))
        .hasMessage("a number's exponent has at most eight digits");
    assertThat(NumberValue.parse("1e000000000001")).isEqualTo(Value.of(10));
  }

  @Test
  void infinity_and_nan_are_refused_by_name() {
    assertThatThrownBy(() -> NumberValue.of(Double.NaN)).hasMessage("'NaN' is not a JSON number");
    assertThatThrownBy(() -> Value.of(Float.NEGATIVE_INFINITY))
        .hasMessage("'-Infinity' is not a JSON number");
  }

  @Test
  void a_big_integer_stays_exact() {
    BigInteger big = BigInteger.TWO.pow(200).add(BigInteger.ONE);

    assertThat(((NumberValue) Value.of(big)).decimal().toBigIntegerExact()).isEqualTo(big);
  }
}
