package dev.gavel.decider.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.LocalCache;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
  private static final String US =
      "{\"attribute\": \"country\", \"operator\": \"eq\", \"value\": \"US\"}";
  private static final String OFFICE_HOURS =
      """
      {"operator": "time_window", "value": {"start": "09:00", "end": "17:00", "timezone": "UTC"}}
      """;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private final DecisionCounts counts = new DecisionCounts();
  private final Decider decider = new Decider(now::get, counts);
  private final LocalCache<DecisionKey, Remembered> cache =
      LocalCache.<DecisionKey, Remembered>builder().build();

  @Test
  void users_who_differ_in_nothing_that_a_rule_reads_share_its_answer() {
    CompiledSnapshot snapshot = snapshot("prod", 1, US);
    assertThat(sees(snapshot, "{\"country\": \"US\", \"age\": 1}")).isTrue();
    assertThat(sees(snapshot, "{\"age\": 2, \"country\": \"US\"}")).isTrue();
    assertThat(sees(snapshot, "{\"country\": \"DE\"}")).isFalse();
    assertThat(sees(snapshot, "{}")).isFalse();
    assertThat(evaluations()).isEqualTo(3);
  }

  @Test
  void what_reads_the_same_as_json_and_is_not_the_same_has_answers_of_its_own() {
    CompiledSnapshot snapshot = snapshot("prod", 1, US.replace("\"US\"", "[1]"));
    ObjectValue array = (ObjectValue) Value.of(Map.of("country", List.of(1)));
    ObjectValue set =
        ObjectValue.builder().put("country", SetValue.of(List.of(Value.of(1)))).build();
    assertThat(decider.decide(snapshot, DecisionRequest.of("u", array)).assignments()).hasSize(1);
    assertThat(decider.decide(snapshot, DecisionRequest.of("u", set)).assignments()).isEmpty();
  }

  @Test
  void a_missing_attribute_never_reads_as_part_of_another() {
    String all =
        Stream.of("a", "b", "c")
            .map(
                name ->
                    "{\"attribute\": \"%s\", \"operator\": \"neq\", \"value\": 7}".formatted(name))
            .collect(Collectors.joining(","));
    CompiledSnapshot snapshot = snapshot("prod", 1, all);
    List.of("{\"b\": 1, \"c\": -2}", "{\"a\": -1, \"c\": 2}", "{\"a\": 1, \"b\": -2}", "{}")
        .forEach(context -> sees(snapshot, context));
    assertThat(evaluations()).isEqualTo(4);
  }

  @Test
  void another_environment_version_or_rule_has_answers_of_its_own() {
    sees(snapshot("prod", 1, US), "{\"country\": \"US\"}");
    sees(snapshot("dev", 1, US), "{\"country\": \"US\"}");
    sees(snapshot("prod", 2, US), "{\"country\": \"US\"}");
    assertThat(sees(snapshot("prod", 2, US.replace("eq", "neq")), "{\"country\": \"US\"}"))
        .isFalse();
    assertThat(evaluations()).isEqualTo(4);
    sees(snapshot("prod", 2, US), "{\"country\": \"US\"}");
    assertThat(evaluations()).isEqualTo(4);
  }

  @Test
  void an_answer_that_depends_on_the_hour_is_kept_to_the_hour_in_which_it_changes() {
    CompiledSnapshot snapshot = snapshot("prod", 1, OFFICE_HOURS);
    assertThat(sees(snapshot, "{}")).isTrue();
    now.set(Instant.parse("2026-06-01T16:59:59.999Z"));
    assertThat(sees(snapshot, "{}")).isTrue();
    assertThat(evaluations()).isEqualTo(1);
    now.set(Instant.parse("2026-06-01T17:00:00Z"));
    assertThat(sees(snapshot, "{}")).isFalse();
    now.set(Instant.parse("2026-06-01T08:59:59Z"));
    assertThat(sees(snapshot, "{}")).isFalse();
    now.set(Instant.parse("2026-06-01T09:00:00Z"));
    assertThat(sees(snapshot, "{}")).isTrue();
  }

  @Test
  void an_attribute_that_cannot_be_compared_is_noticed_each_time() {
    CompiledSnapshot snapshot =
        snapshot("prod", 1, "{\"attribute\": \"age\", \"operator\": \"gt\", \"value\": 17}");
    sees(snapshot, "{\"age\": \"41\"}");
    sees(snapshot, "{\"age\": \"41\"}");
    assertThat(counts.toValue().get("mismatches")).isEqualTo(Value.parse("{\"gt\": 2}"));
    assertThat(cache.statistics().getFirst().entries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "[1.0, {\"a\": null}]", "\"\""})
  void answers_come_back_from_bytes(String json) {
    for (Stretch stretch : new Stretch[] {Stretch.ALWAYS, hours(1, 3)}) {
      Remembered answer = new Remembered(new Outcome.Defined(Value.parse(json)), stretch);
      RememberedCodec codec = new RememberedCodec();
      assertThat(codec.decode(codec.encode(answer))).isEqualTo(answer);
      assertThat(codec.decode(codec.encode(new Remembered(Outcome.Undefined.UNDEFINED, stretch))))
          .isEqualTo(new Remembered(Outcome.Undefined.UNDEFINED, stretch));
    }
  }

  @Test
  void a_stretch_that_begins_or_ends_between_seconds_comes_back_no_longer() {
    Stretch narrow = new Stretch(Instant.ofEpochMilli(1_500), Instant.ofEpochMilli(9_500));
    RememberedCodec codec = new RememberedCodec();
    assertThat(codec.decode(codec.encode(new Remembered(Outcome.Defined.TRUE, narrow))))
        .extracting(Remembered::stretch)
        .isEqualTo(new Stretch(Instant.ofEpochSecond(2), Instant.ofEpochSecond(9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8", "1", "1x", "2", "1{", "3aaaaaaaaaaaaaaaa1"})
  void bytes_that_are_no_answer_are_none(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length > 0) {
      bytes[0] = (byte) (bytes[0] - '0');
    }
    assertThat(new RememberedCodec().decode(bytes)).isNull();
  }

  @Test
  void keys_come_back_from_their_names() {
    DecisionKey key = new DecisionKey("prod/17/native/00ff", -1, 2);
    assertThat(key).hasToString("prod/17/native/00ff/ffffffffffffffff0000000000000002");
    assertThat(DecisionKey.parse(key.toString())).isEqualTo(key);
  }

  private static Stretch hours(int from, int until) {
    Instant midnight = Instant.parse("2026-06-01T00:00:00Z");
    return new Stretch(
        midnight.plus(Duration.ofHours(from)), midnight.plus(Duration.ofHours(until)));
  }

  private long evaluations() {
    return cache.statistics().getFirst().loads().succeeded();
  }

  private boolean sees(CompiledSnapshot snapshot, String context) {
    ObjectValue attributes = (ObjectValue) Value.parse(context);
    return !decider.decide(snapshot, DecisionRequest.of("u", attributes)).assignments().isEmpty();
  }

  private CompiledSnapshot snapshot(String environment, int version, String rule) {
    String document =
        """
        {"version": %d, "experiments": [{"key": "e", "variants": [{"key": "v"}],
          "allocations": [{"variant": "v", "from": 0, "to": 9999}],
          "rules": [{"conditions": [%s]}]}]}
        """
            .formatted(version, rule);
    SnapshotCompiler compiler =
        new SnapshotCompiler(
            EngineProvider.named("native").create(EngineConfig.DEFAULT),
            new Memory(cache, Duration.ofMinutes(5), "native", false));
    Reading.Accepted read =
        (Reading.Accepted) SnapshotReader.read(document.getBytes(StandardCharsets.UTF_8));
    return ((Prepared.Ready<CompiledSnapshot>) compiler.prepare(environment, read.snapshot()))
        .snapshot();
  }
}
