package dev.gavel.rego.run.growing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 8, 9, 16, 100})
  void what_is_frozen_does_not_change_when_the_collection_grows_on(int size) {
    GrowingSet set = new GrowingSet();
    GrowingArray array = new GrowingArray();
    GrowingObject object = new GrowingObject();
    IntStream.range(0, size)
        .forEach(
            i -> {
              set.add(Value.of(i));
              array.add(Value.of(i));
              object.put(Value.of(i), Value.of("v"));
            });
    SetValue elements = (SetValue) set.freeze();
    ArrayValue items = (ArrayValue) array.freeze();
    ObjectValue entries = (ObjectValue) object.freeze();
    set.add(Value.of(-1));
    array.add(Value.of(-1));
    object.put(Value.of(-1), Value.of("w"));
    object.put(Value.of(0), Value.of("w"));

    assertThat(elements.size()).isEqualTo(size);
    assertThat(elements.contains(Value.of(-1))).isFalse();
    assertThat(items.size()).isEqualTo(size);
    assertThat(entries.size()).isEqualTo(size);
    assertThat(entries.get(Value.of(0))).isEqualTo(size == 0 ? null : Value.of("v"));
    assertThat(set.freeze())
        .isEqualTo(elements.union(SetValue.of(java.util.List.of(Value.of(-1)))));
    assertThat(((ObjectValue) object.freeze()).get(Value.of(0))).isEqualTo(Value.of("w"));
  }

  @Test
  void a_collection_that_starts_from_a_value_is_that_value_until_it_changes() {
    SetValue set = SetValue.of(java.util.List.of(Value.of(1)));
    GrowingSet growing = new GrowingSet(set);

    assertThat(growing.add(NumberValue.parse("1.0"))).isFalse();
    assertThat(growing.freeze()).isSameAs(set);
    assertThat(growing.add(Value.of(2))).isTrue();
    assertThat(growing.contains(Value.of(2))).isTrue();
    assertThat(growing.freeze()).hasToString("[1,2]");
    assertThat(set).hasToString("[1]");
  }

  @Test
  void a_nested_collection_that_grows_shows_in_the_one_that_holds_it() {
    GrowingObject outer = new GrowingObject();
    GrowingSet inner = new GrowingSet();
    outer.put(Value.of("a"), inner);
    Value before = outer.freeze();
    inner.add(Value.of(1));

    assertThat(before).hasToString("{\"a\":[]}");
    assertThat(outer.freeze()).hasToString("{\"a\":[1]}");
  }
}
