package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However a snapshot is broken, reading it ends in a snapshot or in reasons, never in a throw. */
class SnapshotMutationTest {
  private static final String GOOD =
      """
      {'version': 1, 'environment': 'prod', 'bucketing': 'murmur3-10000',
       'segments': {'beta': {'any': [{'attribute': 'tags', 'operator': 'contains', 'value': 'beta'}]}},
       'policies': {'rego': ['a.rego'], 'data': {}},
       'experiments': [
        {'key': 'one', 'id': '1', 'salt': 's', 'enabled': true, 'layer': 'l', 'holdout': 5.25,
         'variants': [{'key': 'a', 'id': 'x', 'payload': {'n': 1}}, {'key': 'b'}],
         'allocations': [{'variant': 'a', 'from': 0, 'to': 10}, {'variant': 'b', 'from': 11, 'to': 20}],
         'rules': [{'conditions': [{'attribute': 'x', 'operator': 'eq', 'value': 1}]}],
         'overrides': {'u': 'a'}, 'start': '2026-01-01', 'end': '2026-02-01T00:00:00Z',
         'default': 'b', 'tags': ['t']},
        {'key': 'two', 'layer': 'l', 'variants': [{'key': 'a'}], 'rego': 'data.a.b',
         'allocations': [{'variant': 'a', 'from': 5, 'to': 30}], 'start': '2026-02-01'}]}
      """
          .replace('\'', '"');
  private static final List<Value> INTRUDERS =
      List.of(
          Value.of(null),
          Value.of(true),
          Value.of(-1),
          Value.of(0.5),
          Value.of(1e300),
          Value.of(""),
          Value.of("one"),
          Value.of("2026-01-15"),
          Value.of("data.x"),
          ArrayValue.EMPTY,
          ObjectValue.EMPTY,
          Value.parse("[1, null, {}]"),
          Value.parse("{\"key\": \"a\", \"all\": [[]]}"),
          Value.parse("1e99999999"));

  @Property(tries = 3000)
  void a_snapshot_with_other_values_in_places_is_read_or_refused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int changes) {
    Random random = new Random(seed);
    Value document = Value.parse(GOOD);
    for (int i = 0; i < changes; i++) {
      document = mutated(document, random);
    }

    assertSettled(SnapshotReader.read(document));
  }

  @Property(tries = 3000)
  void a_snapshot_with_other_bytes_is_read_or_refused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
    Random random = new Random(seed);
    byte[] document = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      document[random.nextInt(document.length)] = (byte) random.nextInt();
    }

    assertSettled(SnapshotReader.read(document));
  }

  private static void assertSettled(Reading reading) {
    switch (reading) {
      case Reading.Accepted accepted ->
          assertThat(accepted.warnings()).noneMatch(Diagnostic::isError);
      case Reading.Refused refused ->
          assertThat(refused.mistakes()).isNotEmpty().allMatch(Diagnostic::isError);
    }
  }

  /** One value somewhere in the tree is replaced or dropped. */
  private static Value mutated(Value value, Random random) {
    boolean here = random.nextInt(8) == 0;
    return switch (value) {
      case ObjectValue object when !here && object.size() > 0 -> mutatedObject(object, random);
      case ArrayValue array when !here && array.size() > 0 -> mutatedArray(array, random);
      default -> INTRUDERS.get(random.nextInt(INTRUDERS.size()));
    };
  }

  private static Value mutatedObject(ObjectValue object, Random random) {
    int chosen = random.nextInt(object.size());
    boolean dropped = random.nextInt(8) == 0;
    ObjectValue.Builder builder = ObjectValue.builder();
    for (int i = 0; i < object.size(); i++) {
      if (i != chosen) {
        builder.put(object.key(i), object.value(i));
      } else if (!dropped) {
        builder.put(object.key(i), mutated(object.value(i), random));
      }
    }
    return builder.build();
  }

  private static Value mutatedArray(ArrayValue array, Random random) {
    List<Value> items = new ArrayList<>();
    array.forEach(items::add);
    int chosen = random.nextInt(items.size());
    items.set(chosen, mutated(items.get(chosen), random));
    if (random.nextInt(4) == 0) {
      items.add(items.get(random.nextInt(items.size())));
    }
    return ArrayValue.of(items);
  }
}
