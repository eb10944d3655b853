package dev.gavel.conditions.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ValueSetTest {

  @Test
  void every_value_is_found_and_no_other() {
    for (int size : List.of(0, 1, 2, 3, 100, 10_000)) {
      ValueSet even = evenNumbersAndTheirTexts(size);

      assertThat(even.size()).isEqualTo(2 * size);
      for (int i = 0; i < 2 * size; i++) {
        assertThat(even.contains(Value.of(i))).isEqualTo(i % 2 == 0);
        assertThat(even.contains(Value.of("k" + i))).isEqualTo(i % 2 == 0);
      }
    }
  }

  private static ValueSet evenNumbersAndTheirTexts(int size) {
    return ValueSet.of(
        ArrayValue.of(
            IntStream.range(0, size)
                .boxed()
                .flatMap(i -> List.of(Value.of(2 * i), Value.of("k" + 2 * i)).stream())
                .toList()));
  }

  @Test
  void sets_are_equal_by_content() {
    ValueSet set = ValueSet.of((ArrayValue) Value.parse("[1, \"a\", [2]]"));
    ValueSet same = ValueSet.of((ArrayValue) Value.parse("[[2.0], \"a\", 1.0, \"a\", 1]"));
    ValueSet other = ValueSet.of((ArrayValue) Value.parse("[1, \"a\", [3]]"));

    assertThat(set).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
  }
}
