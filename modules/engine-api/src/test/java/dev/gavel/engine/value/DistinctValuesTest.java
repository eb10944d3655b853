package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctValuesTest {

  @Provide
  Arbitrary<Value> values() {
    return Values.any();
  }

  @Property(tries = 200)
  void values_stay_where_they_came_first(
      @ForAll @Size(max = 40) List<@From("values") Value> values) {
    DistinctValues distinct = new DistinctValues();
    List<Value> model = new ArrayList<>();
    for (Value value : values) {
      assertThat(distinct.find(value)).isEqualTo(model.indexOf(value));
      assertThat(distinct.enter(value)).isEqualTo(model.indexOf(value));
      if (!model.contains(value)) {
        model.add(value);
      }
    }

    assertThat(IntStream.range(0, distinct.size()).mapToObj(distinct::get))
        .containsExactlyElementsOf(model);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 64, 100})
  void what_was_made_of_them_stays_when_they_grow_on(int size) {
    DistinctValues distinct = new DistinctValues();
    IntStream.range(0, size).forEach(i -> distinct.enter(Value.of("v" + i)));
    SetValue set = distinct.toSet();
    ObjectKeys keys = distinct.toKeys();
    DistinctValues copy = new DistinctValues(set);
    IntStream.range(0, 200).forEach(i -> distinct.enter(Value.of("w" + i)));
    IntStream.range(0, 200).forEach(i -> copy.enter(Value.of("x" + i)));

    assertThat(set.size()).isEqualTo(size);
    assertThat(keys.size()).isEqualTo(size);
    for (int i = 0; i < 200; i++) {
      assertThat(set.contains(Value.of("w" + i))).isFalse();
      assertThat(keys.find(Value.of("x" + i))).isEqualTo(-1);
      assertThat(distinct.find(Value.of("w" + i))).isEqualTo(size + i);
      assertThat(distinct.find(Value.of("x" + i))).isEqualTo(-1);
      assertThat(copy.find(Value.of("x" + i))).isEqualTo(size + i);
    }
    assertThat(IntStream.range(0, size).allMatch(i -> keys.find(Value.of("v" + i)) == i)).isTrue();
  }

  @Test
  void objects_share_the_keys_they_are_made_with() {
    ObjectKeys keys = ObjectKeys.of(Value.of("b"), Value.of("a"));
    ObjectValue object = ObjectValue.owning(keys, Value.of(1), Value.of(2));

    assertThat(object.keys()).isSameAs(keys);
    assertThat(object).hasToString("{\"b\":1,\"a\":2}").isEqualTo(Value.parse("{\"a\":2,\"b\":1}"));
    assertThat(object.key(object.ranked(0))).isEqualTo(Value.of("a"));
    assertThat(object.with(Value.of("a"), Value.of(3)).keys()).isSameAs(keys);
    assertThat(object.with(Value.of("c"), Value.of(3))).hasToString("{\"b\":1,\"a\":2,\"c\":3}");
    assertThat(object).hasToString("{\"b\":1,\"a\":2}");
  }

  @Test
  void keys_that_stand_twice_and_values_that_are_missing_are_told() {
    assertThatThrownBy(() -> ObjectKeys.of(Value.of(1), NumberValue.parse("1.0")))
        .hasMessage("the key 1.0 stands there twice");
    assertThatThrownBy(() -> ObjectValue.owning(ObjectKeys.of(Value.of(1))))
        .hasMessage("there are 0 values for 1 keys");
  }

  @Test
  void objects_that_were_read_with_the_same_keys_share_them() {
    ArrayValue rows =
        (ArrayValue)
            Value.parse(
                """
                [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}, {"name": "c", "id": 3}]\
                """);

    assertThat(((ObjectValue) rows.get(0)).keys()).isSameAs(((ObjectValue) rows.get(1)).keys());
    assertThat(((ObjectValue) rows.get(2)).keys()).isNotSameAs(((ObjectValue) rows.get(1)).keys());
    assertThat(((ObjectValue) rows.get(2)).get("id")).isEqualTo(Value.of(3));
  }

  @Test
  void a_builder_goes_on_after_it_built() {
    ObjectValue.Builder builder = ObjectValue.builder(1).put("a", Value.of(1));
    ObjectValue first = builder.build();
    ObjectValue second = builder.put("a", Value.of(2)).put("b", Value.of(3)).build();

    assertThat(first).hasToString("{\"a\":1}");
    assertThat(second).hasToString("{\"a\":2,\"b\":3}");
  }
}
