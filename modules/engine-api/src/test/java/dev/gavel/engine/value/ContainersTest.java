package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Arrays, sets, and values made of plain Java. */
class ContainersTest {

  @Provide
  Arbitrary<Value> values() {
    return Values.any();
  }

  @Property(tries = 200)
  void a_set_holds_each_value_once_in_order(@ForAll List<@From("values") Value> items) {
    SetValue set = SetValue.of(items);
    TreeSet<Value> model = new TreeSet<>(Value.ORDER);
    model.addAll(items);

    assertThat(set).containsExactlyElementsOf(model);
    assertThat(set.size()).isEqualTo(model.size());
    assertThat(model.isEmpty() || set.get(set.size() - 1).equals(model.last())).isTrue();
    assertThat(items).allMatch(set::contains);
    assertThat(SetValue.of(items.reversed())).isEqualTo(set).hasSameHashCodeAs(set);
  }

  @Property(tries = 200)
  void a_set_does_not_hold_what_was_not_put_in(
      @ForAll List<@From("values") Value> items, @ForAll("values") Value other) {
    assertThat(SetValue.of(items).contains(other)).isEqualTo(items.contains(other));
    assertThat(ArrayValue.of(items).contains(other)).isEqualTo(items.contains(other));
  }

  @Test
  void a_set_is_no_array_and_is_written_as_one() {
    SetValue set = SetValue.of(List.of(Value.of(2), Value.of(1), NumberValue.parse("1.0")));

    assertThat(set).hasToString("[1,2]").isNotEqualTo(Value.parse("[1,2]"));
    assertThat(set.kind()).isEqualTo(Kind.SET);
  }

  @Test
  void an_array_keeps_what_it_was_made_of() {
    Value[] items = {Value.of(1), Value.of("a")};
    ArrayValue array = ArrayValue.of(items);
    items[0] = NullValue.NULL;

    assertThat(array).containsExactly(Value.of(1), Value.of("a"));
    assertThat(array.get(1)).isEqualTo(Value.of("a"));
    assertThat(ArrayValue.of()).isSameAs(ArrayValue.EMPTY);
    assertThatThrownBy(() -> array.iterator().remove())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void plain_java_becomes_values() {
    Map<String, Object> java = new LinkedHashMap<>();
    java.put("null", null);
    java.put("true", true);
    java.put("byte", (byte) 1);
    java.put("short", (short) 2);
    java.put("int", 3);
    java.put("long", 4L);
    java.put("float", 0.1f);
    java.put("double", 0.5);
    java.put("big", new BigInteger("123456789012345678901234567890"));
    java.put("decimal", new BigDecimal("1.10"));
    java.put("text", CharBuffer.wrap("text"));
    java.put("list", Arrays.asList(1, null));
    java.put("array", new Object[] {"a"});
    java.put("set", Set.of(1));
    java.put("enum", DayOfWeek.MONDAY);
    java.put("value", Value.of(7));

    assertThat(Value.of(java))
        .hasToString(
            "{\"null\":null,\"true\":true,\"byte\":1,\"short\":2,\"int\":3,\"long\":4,"
                + "\"float\":0.1,\"double\":0.5,\"big\":123456789012345678901234567890,"
                + "\"decimal\":1.10,\"text\":\"text\",\"list\":[1,null],\"array\":[\"a\"],"
                + "\"set\":[1],\"enum\":\"MONDAY\",\"value\":7}");
  }

  @Test
  void a_class_without_a_counterpart_is_named() {
    assertThatThrownBy(() -> Value.of(List.of(new Thread())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.Thread has no JSON counterpart");
    assertThatThrownBy(() -> Value.of(new java.util.concurrent.atomic.AtomicInteger()))
        .hasMessage("java.util.concurrent.atomic.AtomicInteger has no JSON counterpart");
  }

  @Test
  void the_tutorial_of_this_package_holds() {
    ObjectValue context =
        (ObjectValue)
            Value.parse(
                """
                {"country": "US", "age": 41, "ratio": 1.10}\
                """);
    Value country = context.get("country");
    boolean same = Value.of(1).equals(Value.parse("1.0"));
    byte[] bytes = JsonWriter.write(context);

    assertThat(country).isEqualTo(Value.of("US"));
    assertThat(context.get("missing")).isNull();
    assertThat(same).isTrue();
    assertThat(bytes).asString().contains("1.10");
  }

  @Test
  void the_writer_takes_prepared_bytes_beside_values() {
    JsonWriter writer = new JsonWriter(1);
    writer.raw(new byte[] {'['}).number(Long.MIN_VALUE).ascii(",").string("é\"");
    writer.ascii(",").value(Value.parse("{\"a\":[1,2]}")).ascii("]");

    assertThat(writer.toBytes())
        .asString()
        .isEqualTo("[-9223372036854775808,\"é\\\"\",{\"a\":[1,2]}]");
    assertThat(writer.length()).isEqualTo(writer.toBytes().length);
  }
}
