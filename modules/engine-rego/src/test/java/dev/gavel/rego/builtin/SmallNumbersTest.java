package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Limits;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Numbers of 64 bits have short ways of their own, which end where 64 bits do. */
class SmallNumbersTest {
  private static String outcome(String name, Value... arguments) {
    return CallOutcome.outcome(CallOutcome.evaluation(Limits.DEFAULT), name, arguments);
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  @Property
  void products_are_exact(@ForAll long a, @ForAll long b) {
    assertThat(outcome("mul", NumberValue.of(a), NumberValue.of(b)))
        .isEqualTo(big(a).multiply(big(b)).toString());
  }

  @Property
  void remainders_have_the_sign_of_the_first(@ForAll long a, @ForAll long b) {
    assertThat(outcome("rem", NumberValue.of(a), NumberValue.of(b)))
        .isEqualTo(
            b == 0
                ? "error eval_builtin_error: rem: modulo by zero"
                : big(a).remainder(big(b)).toString());
  }

  @Property
  void sums_are_exact(@ForAll List<Long> numbers) {
    List<NumberValue> values = numbers.stream().map(NumberValue::of).toList();
    BigInteger sum =
        numbers.stream().map(SmallNumbersTest::big).reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(outcome("sum", ArrayValue.of(values))).isEqualTo(sum.toString());
  }

  @Property
  void ranges_have_both_ends(@ForAll short from, @ForAll byte distance) {
    String range = outcome("numbers.range", NumberValue.of(from), NumberValue.of(from + distance));
    assertThat(range).startsWith("[" + from).endsWith(from + distance + "]");
    assertThat(range.split(",", -1)).hasSize(Math.abs(distance) + 1);
  }
}
