package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValueOrderTest {

  @Provide
  Arbitrary<Value> values() {
    return Values.any();
  }

  @Property
  void the_order_is_antisymmetric_and_consistent_with_equality(
      @ForAll("values") Value a, @ForAll("values") Value b) {
    int order = Integer.signum(Value.ORDER.compare(a, b));

    assertThat(Integer.signum(Value.ORDER.compare(b, a))).isEqualTo(-order);
    assertThat(a.equals(b)).isEqualTo(order == 0);
    assertThat(Value.ORDER.compare(a, a)).isZero();
  }

  @Property
  void the_order_is_transitive(
      @ForAll("values") Value a, @ForAll("values") Value b, @ForAll("values") Value c) {
    Value[] sorted = {a, b, c};
    Arrays.sort(sorted, Value.ORDER);

    assertThat(Value.ORDER.compare(sorted[0], sorted[1])).isNotPositive();
    assertThat(Value.ORDER.compare(sorted[1], sorted[2])).isNotPositive();
    assertThat(Value.ORDER.compare(sorted[0], sorted[2])).isNotPositive();
  }

  @Property
  void equal_values_have_equal_hashes(@ForAll("values") Value a, @ForAll("values") Value b) {
    if (a.equals(b)) {
      assertThat(a).hasSameHashCodeAs(b);
    }
    assertThat(a).isEqualTo(b.equals(a) ? b : a);
  }

  @Property
  void objects_compare_as_their_sorted_entries_do(
      @ForAll("values") Value a, @ForAll("values") Value b) {
    if (a instanceof ObjectValue x && b instanceof ObjectValue y) {
      assertThat(Integer.signum(Value.ORDER.compare(x, y)))
          .isEqualTo(Integer.signum(bySortedEntries(x, y)));
    }
  }

  @Property
  void strings_compare_as_their_code_points_do(@ForAll String a, @ForAll String b) {
    int[] x = a.codePoints().toArray();
    int[] y = b.codePoints().toArray();

    assertThat(Integer.signum(Value.ORDER.compare(StringValue.of(a), StringValue.of(b))))
        .isEqualTo(Integer.signum(Arrays.compare(x, y)));
  }

  @Test
  void kinds_sort_before_content() {
    List<Value> sorted =
        List.of(
            NullValue.NULL,
            BooleanValue.FALSE,
            BooleanValue.TRUE,
            Value.of(-1),
            Value.of(1),
            Value.of(""),
            Value.of("a"),
            Value.of("\uFFFF"),
            Value.of("\uD83D\uDE00"),
            ArrayValue.EMPTY,
            Value.parse("[1]"),
            Value.parse("[1, 0]"),
            Value.parse("[2]"),
            ObjectValue.EMPTY,
            Value.parse("{\"a\": 2}"),
            Value.parse("{\"b\": 0, \"a\": 2}"),
            Value.parse("{\"a\": 3}"),
            Value.parse("{\"b\": 1}"),
            SetValue.EMPTY,
            SetValue.of(List.of(Value.of(1))));

    List<Value> shuffled = new java.util.ArrayList<>(sorted.reversed());
    shuffled.sort(Value.ORDER);

    assertThat(shuffled).containsExactlyElementsOf(sorted);
  }

  private static int bySortedEntries(ObjectValue a, ObjectValue b) {
    return Arrays.compare(flat(a), flat(b), Value.ORDER);
  }

  private static Value[] flat(ObjectValue object) {
    return IntStream.range(0, object.size())
        .boxed()
        .sorted(Comparator.comparing(object::key, Value.ORDER))
        .flatMap(i -> java.util.stream.Stream.of(object.key(i), object.value(i)))
        .toArray(Value[]::new);
  }
}
