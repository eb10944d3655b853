package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets against the ordered sets of the JDK. */
class SetValueTest {

  @Provide
  Arbitrary<Value> values() {
    return Values.any();
  }

  @Property(tries = 200)
  void union_intersection_and_difference_are_those_of_ordered_sets(
      @ForAll @Size(max = 30) List<@From("values") Value> mine,
      @ForAll @Size(max = 30) List<@From("values") Value> theirs) {
    SetValue a = SetValue.of(mine);
    SetValue b = SetValue.of(theirs);
    Set<Value> union = model(mine);
    union.addAll(theirs);
    Set<Value> shared = model(mine);
    shared.retainAll(model(theirs));
    Set<Value> left = model(mine);
    left.removeAll(model(theirs));

    assertThat(a.union(b)).containsExactlyElementsOf(union);
    assertThat(a.intersection(b)).containsExactlyElementsOf(shared);
    assertThat(a.without(b)).containsExactlyElementsOf(left);
    assertThat(a.equals(b)).isEqualTo(model(mine).equals(model(theirs)));
  }

  @Property(tries = 200)
  void a_set_compares_as_the_array_of_its_sorted_elements(
      @ForAll List<@From("values") Value> mine, @ForAll List<@From("values") Value> theirs) {
    SetValue a = SetValue.of(mine);
    SetValue b = SetValue.of(theirs);

    assertThat(Integer.signum(Value.ORDER.compare(a, b)))
        .isEqualTo(Integer.signum(Value.ORDER.compare(a.toArray(), b.toArray())));
    assertThat(SetValue.of(model(mine))).isEqualTo(a).hasSameHashCodeAs(a);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 9, 16, 17, 1000})
  void each_element_is_found_and_no_other(int size) {
    Value[] items =
        IntStream.range(0, size).mapToObj(i -> Value.of("item" + i)).toArray(Value[]::new);
    SetValue set = SetValue.owningDistinct(items.clone());

    assertThat(items).allMatch(set::contains);
    assertThat(set.contains(Value.of("item"))).isFalse();
    assertThat(set.contains(Value.of(1))).isFalse();
    assertThat(set).isEqualTo(SetValue.of(List.of(items)));
  }

  @Test
  void of_equal_elements_the_first_spelling_stays() {
    List<Value> items = new ArrayList<>(List.of(NumberValue.parse("1.0"), Value.of(1)));
    IntStream.range(2, 40).forEach(i -> items.add(Value.of(i)));
    items.add(NumberValue.parse("30.0"));
    SetValue set = SetValue.of(items);

    assertThat(set.get(0)).hasToString("1.0");
    assertThat(set.get(29)).hasToString("30");
    assertThat(SetValue.of(List.of(Value.of(1))).union(set).get(0)).hasToString("1");
    assertThat(SetValue.of(List.of(Value.of(1))).intersection(set)).hasToString("[1]");
  }

  @Test
  void operations_that_change_nothing_give_the_set_itself() {
    SetValue set = SetValue.of(List.of(Value.of(1), Value.of(2)));

    assertThat(set.union(SetValue.of(List.of(Value.of(2))))).isSameAs(set);
    assertThat(set.without(SetValue.of(List.of(Value.of(3))))).isSameAs(set);
    assertThat(SetValue.EMPTY.union(set)).isSameAs(set);
    assertThat(set.without(set)).isSameAs(SetValue.EMPTY);
  }

  @Test
  @Timeout(60)
  void a_hundred_thousand_elements_of_one_hash_are_told_apart() {
    List<Value> items =
        IntStream.range(0, 100_000)
            .<Value>mapToObj(SetValueTest::colliding)
            .collect(Collectors.toCollection(ArrayList::new));
    SetValue set = SetValue.of(items);

    assertThat(set.size()).isEqualTo(100_000);
    assertThat(items).allMatch(set::contains);
    assertThat(SetValue.of(items.reversed())).isEqualTo(set);
  }

  /** Strings of one hash: "AaAa", "AaBB", "BBAa", "BBBB" and so on. */
  private static StringValue colliding(int number) {
    return StringValue.of(
        IntStream.range(0, 17)
            .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
            .collect(Collectors.joining()));
  }

  private static Set<Value> model(List<Value> items) {
    Set<Value> model = new TreeSet<>(Value.ORDER);
    model.addAll(items);
    return model;
  }
}
