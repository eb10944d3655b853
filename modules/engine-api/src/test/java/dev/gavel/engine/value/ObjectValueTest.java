package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectValueTest {

  @Provide
  Arbitrary<Value> values() {
    return Values.any();
  }

  @Property(tries = 200)
  void an_object_is_the_map_that_it_was_built_as(
      @ForAll @Size(max = 40) List<@net.jqwik.api.From("values") Value> keys) {
    Map<Value, Value> model = new LinkedHashMap<>();
    ObjectValue.Builder builder = ObjectValue.builder();
    for (int i = 0; i < keys.size(); i++) {
      model.put(keys.get(i), Value.of(i));
      builder.put(keys.get(i), Value.of(i));
    }
    ObjectValue object = builder.build();

    assertThat(entries(object)).containsExactlyEntriesOf(model);
    assertThat(keys).allSatisfy(key -> assertThat(object.get(key)).isEqualTo(model.get(key)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 16, 17, 1000})
  void each_key_is_found_and_no_other(int size) {
    ObjectValue object = numbered(IntStream.range(0, size).boxed().toList());

    for (int i = 0; i < size; i++) {
      assertThat(object.get("key" + i)).isEqualTo(Value.of(i));
      assertThat(object.get(Value.of("key" + i))).isEqualTo(Value.of(i));
      assertThat(object.has("key" + i)).isTrue();
    }
    assertThat(object.get("key")).isNull();
    assertThat(object.get(Value.of(1))).isNull();
    assertThat(object.has("key" + size)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 9, 1000})
  void the_order_of_keys_does_not_matter_to_equality(int size) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    ObjectValue object = numbered(numbers);
    Collections.reverse(numbers);
    ObjectValue reversed = numbered(numbers);

    assertThat(reversed).isEqualTo(object).hasSameHashCodeAs(object);
    assertThat(Value.ORDER.compare(reversed, object)).isZero();
    assertThat(reversed.toString()).isNotEqualTo(object.toString());
  }

  @Test
  void many_repeats_of_few_keys_leave_the_few() {
    ObjectValue.Builder builder = ObjectValue.builder();
    IntStream.range(0, 100).forEach(i -> builder.put("key" + i % 3, Value.of(i)));

    assertThat(builder.build()).hasToString("{\"key0\":99,\"key1\":97,\"key2\":98}");
  }

  @Test
  void numbers_that_are_equal_are_one_key() {
    ObjectValue object =
        ObjectValue.builder()
            .put(Value.of(1), Value.of("long"))
            .put(NumberValue.parse("1.0"), Value.of("decimal"))
            .build();

    assertThat(object.size()).isEqualTo(1);
    assertThat(object.get(NumberValue.parse("10e-1"))).isEqualTo(Value.of("decimal"));
  }

  @Test
  @Timeout(60)
  void a_hundred_thousand_keys_of_one_hash_are_read_and_found() {
    List<String> keys = collidingKeys(100_000);
    String json =
        keys.stream().map(key -> "\"" + key + "\":1").collect(Collectors.joining(",", "{", "}"));
    ObjectValue object = (ObjectValue) JsonReader.read(json.getBytes(StandardCharsets.UTF_8));

    assertThat(object.size()).isEqualTo(100_000);
    assertThat(keys).allMatch(object::has);
    assertThat(object).isEqualTo(Value.parse(json));
    assertThat(object.has("A" + keys.getFirst())).isFalse();
    assertThat(JsonWriter.write(object)).asString().isEqualTo(json);
  }

  @Test
  @Timeout(60)
  void of_colliding_keys_too_the_last_value_stands_in_the_first_place() {
    List<String> keys = collidingKeys(1000);
    ObjectValue.Builder builder = ObjectValue.builder();
    for (int i = 0; i < 3000; i++) {
      builder.put(keys.get(i % 1000), Value.of(i));
    }
    ObjectValue object = builder.build();

    assertThat(object.size()).isEqualTo(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(object.key(i)).isEqualTo(Value.of(keys.get(i)));
      assertThat(object.value(i)).isEqualTo(Value.of(2000 + i));
      assertThat(object.get(Value.of(keys.get(i)))).isEqualTo(Value.of(2000 + i));
    }
  }

  @Test
  @Timeout(60)
  void number_keys_that_round_to_one_double_are_found() {
    ObjectValue.Builder builder = ObjectValue.builder();
    IntStream.range(0, 20_000)
        .forEach(i -> builder.put(NumberValue.parse("1e" + (400 + i)), Value.of(i)));
    ObjectValue object = builder.build();

    assertThat(object.get(NumberValue.parse("10e10399"))).isEqualTo(Value.of(10_000));
    assertThat(object.get(NumberValue.parse("2e10400"))).isNull();
  }

  /** Strings of one hash: "AaAa", "AaBB", "BBAa", "BBBB" and so on. */
  private static List<String> collidingKeys(int count) {
    int letters = 32 - Integer.numberOfLeadingZeros(count - 1);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.range(0, letters)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining()))
        .toList();
  }

  private static ObjectValue numbered(List<Integer> numbers) {
    Map<String, Value> entries = new LinkedHashMap<>();
    numbers.forEach(number -> entries.put("key" + number, Value.of(number)));
    return ObjectValue.of(entries);
  }

  private static Map<Value, Value> entries(ObjectValue object) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < object.size(); i++) {
      entries.put(object.key(i), object.value(i));
    }
    return entries;
  }
}
