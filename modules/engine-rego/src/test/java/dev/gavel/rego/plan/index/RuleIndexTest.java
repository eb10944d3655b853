package dev.gavel.rego.plan.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an index admits what its tests admit, whichever way it goes. */
final class RuleIndexTest {
  private static final List<Value> VALUES =
      Stream.of(
              "null",
              "true",
              "1",
              "1.0",
              "2",
              "\"\"",
              "\"a\"",
              "\"a/b\"",
              "\"a/b/c\"",
              "\"b\"",
              "[1]",
              "{}")
          .map(Value::parse)
          .toList();
  private static final List<String> PREFIXES = List.of("", "a", "a/", "a/b", "a/b/", "b", "c");
  private static final int SUBJECTS = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 9, 20, 60, 300})
  void an_index_admits_what_passes_all_tests(int rows) {
    Random chance = new Random(rows);
    for (int round = 0; round < 60; round++) {
      List<RuleIndex.Row> made = rows(rows, chance);
      RuleIndex index = index(made);
      for (int question = 0; question < 60; question++) {
        Value[] looked = new Value[SUBJECTS];
        for (int i = 0; i < SUBJECTS; i++) {
          looked[i] = chance.nextInt(5) == 0 ? null : any(VALUES, chance);
        }
        assertThat(index.admitted(looked)).as("%s", index).isEqualTo(passing(made, looked));
      }
    }
  }

  @org.junit.jupiter.api.Test
  void a_hundred_thousand_rules_are_told_apart() {
    int many = 100_000;
    List<RuleIndex.Row> rows = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      rows.add(
          new RuleIndex.Row(
              Map.of(0, is(StringValue.of("role-" + i)), 1, is(NumberValue.of(i % 10))), i));
    }
    RuleIndex index = index(rows);
    assertThat(index.choosesFast()).isTrue();
    assertThat(index.admitted(new Value[] {StringValue.of("role-77"), Value.parse("7.0"), null}))
        .containsExactly(77);
    assertThat(index.admitted(new Value[] {StringValue.of("role-77"), Value.parse("8"), null}))
        .isEmpty();
  }

  @org.junit.jupiter.api.Test
  void rows_that_nest_deeply_by_their_prefixes_take_no_more_room_than_there_is() {
    List<RuleIndex.Row> rows =
        IntStream.range(0, 2_000)
            .mapToObj(i -> new RuleIndex.Row(Map.of(0, new Test.StartsWith("x".repeat(i))), i))
            .toList();
    int[] admitted = index(rows).admitted(new Value[] {StringValue.of("xxx"), null, null});
    assertThat(admitted).containsExactly(0, 1, 2, 3);
  }

  private static RuleIndex index(List<RuleIndex.Row> rows) {
    return new RuleIndex(
        IntStream.range(0, SUBJECTS).mapToObj(i -> new Subject(i, List.of())).toList(),
        rows,
        rows.stream().map(row -> new RuleIndex.Outcome(row.outcome(), null)).toList());
  }

  /** Some rows have one outcome. */
  private static List<RuleIndex.Row> rows(int count, Random chance) {
    List<RuleIndex.Row> rows = new ArrayList<>(count);
    int outcome = 0;
    for (int i = 0; i < count; i++) {
      Map<Integer, Test> tests = new HashMap<>();
      for (int subject = 0; subject < SUBJECTS; subject++) {
        if (chance.nextInt(3) > 0) {
          tests.put(subject, test(chance));
        }
      }
      rows.add(new RuleIndex.Row(tests, outcome));
      outcome += chance.nextInt(4) == 0 ? 0 : 1;
    }
    return rows;
  }

  private static Test test(Random chance) {
    return switch (chance.nextInt(6)) {
      case 0 -> new Test.StartsWith(any(PREFIXES, chance));
      case 1 -> new Test.OtherThan(any(VALUES, chance));
      case 2 -> new Test.OneOf(SetValue.of(List.of(any(VALUES, chance), any(VALUES, chance))));
      default -> is(any(VALUES, chance));
    };
  }

  private static Test is(Value value) {
    return new Test.OneOf(SetValue.of(List.of(value)));
  }

  private static <T> T any(List<T> of, Random chance) {
    return of.get(chance.nextInt(of.size()));
  }

  private static int[] passing(List<RuleIndex.Row> rows, Value[] looked) {
    return rows.stream()
        .filter(
            row ->
                row.tests().entrySet().stream()
                    .allMatch(
                        test -> {
                          Value value = looked[test.getKey()];
                          return value != null && test.getValue().passes(value);
                        }))
        .mapToInt(RuleIndex.Row::outcome)
        .distinct()
        .toArray();
  }
}
