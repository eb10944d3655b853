package dev.gavel.rego.run.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That entries found by an index are those that a walk finds, in the same order. */
final class ScanIndexesTest {
  private static final List<Value> VALUES =
      Stream.of("null", "false", "1", "1.0", "\"a\"", "\"b\"", "[1]", "{\"x\": 1}")
          .map(Value::parse)
          .toList();
  private static final Filters FILTERS = new Filters(List.of(List.of("a"), List.of("b", "c")));

  private final DataIndexes shared = new DataIndexes();

  @Test
  void an_index_finds_what_a_walk_finds() {
    Random chance = new Random(7);
    for (int round = 0; round < 300; round++) {
      Value source = collection(chance);
      ScanIndexes indexes = new ScanIndexes(shared, budget());
      for (int question = 0; question < 20; question++) {
        Value[] wanted = {any(chance), any(chance)};
        List<String> walked = visited(new Visits.OfAll(source, FILTERS, wanted, budget()));
        assertThat(visited(indexes.visits(FILTERS, source, false, wanted))).isEqualTo(walked);
        assertThat(visited(indexes.visits(FILTERS, source, true, wanted))).isEqualTo(walked);
      }
    }
  }

  @Test
  void many_evaluations_on_many_threads_build_one_index() throws Exception {
    Value grants = grants(100_000);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Value[] wanted = {StringValue.of("role-" + i)};
        Filters own = new Filters(List.of(List.of("role")));
        answers.add(
            threads.submit(
                () ->
                    visited(new ScanIndexes(shared, budget()).visits(own, grants, true, wanted))));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).containsExactly(i + " {\"role\":\"role-" + i + "\"}");
      }
    }
    assertThat(shared.count()).isEqualTo(1);
  }

  @Test
  void a_question_of_an_indexed_collection_takes_as_many_steps_as_there_are_answers() {
    Value grants = grants(100_000);
    Filters filters = new Filters(List.of(List.of("role")));
    Value[] wanted = {StringValue.of("role-99999")};
    visited(new ScanIndexes(shared, budget()).visits(filters, grants, true, wanted));
    Budget small = new Budget(Limits.DEFAULT.withSteps(10), null);
    assertThat(visited(new ScanIndexes(shared, small).visits(filters, grants, true, wanted)))
        .hasSize(1);
  }

  @Test
  void what_is_no_base_data_gets_an_index_when_it_is_scanned_again() {
    Value grants = grants(2_000);
    Filters filters = new Filters(List.of(List.of("role")));
    Budget enough = new Budget(Limits.DEFAULT.withSteps(10_000), null);
    ScanIndexes indexes = new ScanIndexes(shared, enough);
    for (int i = 0; i < 2_000; i++) {
      Value[] wanted = {StringValue.of("role-" + i)};
      assertThat(visited(indexes.visits(filters, grants, false, wanted))).hasSize(1);
    }
    assertThat(shared.count()).isZero();
  }

  private static Value grants(int count) {
    return ArrayValue.of(
        IntStream.range(0, count)
            .mapToObj(i -> ObjectValue.builder().put("role", StringValue.of("role-" + i)).build())
            .toList());
  }

  private static List<String> visited(Visits visits) {
    List<String> visited = new ArrayList<>();
    while (visits.next()) {
      visited.add(visits.key() + " " + visits.value());
    }
    return visited;
  }

  private static Budget budget() {
    return new Budget(Limits.DEFAULT, null);
  }

  private static Value collection(Random chance) {
    int size = chance.nextInt(40);
    List<Value> entries = IntStream.range(0, size).mapToObj(_ -> entry(chance)).toList();
    return switch (chance.nextInt(3)) {
      case 0 -> ArrayValue.of(entries);
      case 1 -> SetValue.of(entries);
      default -> {
        ObjectValue.Builder object = ObjectValue.builder();
        entries.forEach(entry -> object.put("k" + chance.nextInt(100), entry));
        yield object.build();
      }
    };
  }

  private static Value entry(Random chance) {
    if (chance.nextInt(8) == 0) {
      return any(chance);
    }
    ObjectValue.Builder entry = ObjectValue.builder();
    if (chance.nextInt(6) > 0) {
      entry.put("a", any(chance));
    }
    if (chance.nextInt(6) > 0) {
      entry.put(
          "b",
          chance.nextInt(6) == 0
              ? SetValue.of(List.of(StringValue.of("c")))
              : ObjectValue.builder().put("c", any(chance)).build());
    }
    return entry.build();
  }

  private static Value any(Random chance) {
    return VALUES.get(chance.nextInt(VALUES.size()));
  }
}
