package dev.gavel.decider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.assignment.Assignment;
import dev.gavel.experiments.assignment.Placement.Reason;
import dev.gavel.experiments.feed.Prepared;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));
  private static final String CHECKOUT =
      """
      {"version": 3, "environment": "prod",
       "segments": {"adults": {"not": {"attribute": "age", "operator": "lt", "value": 18}}},
       "experiments": [
         {"key": "button", "id": "abc-123", "salt": "cbc-2026",
          "variants": [{"key": "control", "id": "def-456", "payload": {"z": 1.0, "a": [1e2, "é"]}},
                       {"key": "green", "id": "def-457"}],
          "allocations": [{"variant": "control", "from": 0, "to": 9999}],
          "rules": [{"conditions": [{"attribute": "country", "operator": "eq", "value": "US"}]}]},
         {"key": "banner", "variants": [{"key": "on"}, {"key": "off"}],
          "allocations": [{"variant": "on", "from": 0, "to": 9999}], "default": "off",
          "rules": [{"conditions": [{"attribute": "age", "operator": "gt", "value": 17}]}]},
         {"key": "retired", "enabled": false, "variants": [{"key": "on"}],
          "allocations": [{"variant": "on", "from": 0, "to": 9999}]}]}
      """;

  private final DecisionCounts counts = new DecisionCounts();
  private final Decider decider = new Decider(NOON, counts);

  @Test
  void the_answer_has_its_fields_in_order_and_payloads_to_the_letter() {
    assertThat(json(decide(CHECKOUT, "{\"country\": \"US\", \"age\": 41}")))
        .isEqualTo(
            """
            {"user_key":"u \\"1\\"","environment":"prod","config_version":3,"assignments":[\
            {"experiment_key":"button","experiment_id":"abc-123","variant_key":"control",\
            "variant_id":"def-456","payload":{"z":1.0,"a":[1e2,"é"]}},\
            {"experiment_key":"banner","experiment_id":"banner","variant_key":"on",\
            "variant_id":"on","payload":null}]}\
            """);
  }

  @Test
  void those_who_are_not_eligible_see_the_default_or_nothing() {
    assertThat(decide(CHECKOUT, "{\"country\": \"FR\", \"age\": 7}").assignments())
        .extracting(Assignment::toString)
        .containsExactly("banner → off");
  }

  @Test
  void only_the_experiments_that_were_asked_for_are_answered() {
    DecisionRequest request =
        new DecisionRequest("u", context("{\"country\": \"US\"}"), Set.of("button", "no such"));
    assertThat(decider.decide(compile(CHECKOUT), request).assignments())
        .extracting(Assignment::experimentKey)
        .containsExactly("button");
  }

  @Test
  void an_explanation_decides_the_same_and_says_why() {
    DecisionRequest request = DecisionRequest.of("u", context("{\"country\": \"FR\"}"));
    CompiledSnapshot snapshot = compile(CHECKOUT);
    ExplainedDecision explained = decider.explain(snapshot, request);
    assertThat(explained.decision()).isEqualTo(decider.decide(snapshot, request));
    assertThat(explained.traces())
        .extracting(Trace::experimentKey, trace -> trace.placement().reason())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("button", Reason.NOT_ELIGIBLE),
            org.assertj.core.groups.Tuple.tuple("banner", Reason.DEFAULT));
    assertThat(explained.traces().getFirst().toValue().toString())
        .contains("\"reason\":\"not_eligible\"", "\"verdict\":\"false\"", "\"actual\":\"FR\"");
  }

  @Test
  void a_mismatch_is_counted_by_operator_and_harms_nobody() {
    assertThat(decide(CHECKOUT, "{\"age\": \"41\"}").assignments())
        .extracting(Assignment::toString)
        .containsExactly("banner → off");
    assertThat(counts.toValue().get("mismatches")).isEqualTo(Value.parse("{\"gt\": 1}"));
  }

  @Test
  void segments_decide_and_a_cycle_of_them_is_refused() {
    String snapshot =
        """
        {"version": 1, "environment": "prod",
         "segments": {"adults": {"attribute": "age", "operator": "gte", "value": 18},
                      "us adults": {"all": [
                        {"operator": "in_segment", "value": "adults"},
                        {"attribute": "country", "operator": "eq", "value": "US"}]}},
         "experiments": [
           {"key": "wine", "variants": [{"key": "on"}],
            "allocations": [{"variant": "on", "from": 0, "to": 9999}],
            "rules": [{"when": {"operator": "in_segment", "value": "us adults"}}]},
           {"key": "juice", "variants": [{"key": "on"}],
            "allocations": [{"variant": "on", "from": 0, "to": 9999}],
            "rules": [{"when": {"operator": "not_in_segment", "value": "adults"}}]}]}
        """;
    assertThat(decide(snapshot, "{\"country\": \"US\", \"age\": 18}").assignments())
        .extracting(Assignment::experimentKey)
        .containsExactly("wine");
    assertThat(decide(snapshot, "{\"country\": \"US\"}").assignments())
        .extracting(Assignment::experimentKey)
        .containsExactly("juice");
    String cycle =
        snapshot.replace(
            "{\"attribute\": \"age\", \"operator\": \"gte\", \"value\": 18}",
            "{\"operator\": \"in_segment\", \"value\": \"us adults\"}");
    assertThat(prepare(cycle, EngineConfig.DEFAULT))
        .isInstanceOfSatisfying(
            Prepared.Refused.class,
            refused ->
                assertThat(refused.mistakes().toString()).containsOnlyOnce("depends on itself"));
  }

  @Test
  void experiments_with_something_for_others_are_decided_although_their_audience_is_not_asked() {
    String snapshot =
        IntStream.range(0, 200)
            .mapToObj(
                number ->
                    """
                    {"key": "e%1$d", "variants": [{"key": "on"}, {"key": "off"}],%2$s
                     "allocations": [{"variant": "on", "from": 0, "to": 9999}],
                     "rules": [{"when": {"attribute": "tenant", "operator": "eq", "value": "t%1$d"}}]}
                    """
                        .formatted(
                            number,
                            number == 7
                                ? " \"default\": \"off\","
                                : number == 150 ? " \"overrides\": {\"u\": \"off\"}," : ""))
            .collect(
                Collectors.joining(
                    ",", "{\"version\": 1, \"environment\": \"prod\", \"experiments\": [", "]}"));

    List<String> decided =
        decider
            .decide(compile(snapshot), DecisionRequest.of("u", context("{\"tenant\": \"t90\"}")))
            .assignments()
            .stream()
            .map(Assignment::toString)
            .toList();

    assertThat(decided).containsExactly("e7 → off", "e90 → on", "e150 → off");
  }

  @Test
  void a_batch_decides_as_one_by_one() {
    CompiledSnapshot snapshot = compile(CHECKOUT);
    Batch batch = decider.batch(snapshot);

    for (String attributes :
        List.of(
            "{\"country\": \"US\"}", "{\"age\": 41}", "{}", "{\"country\": \"US\", \"age\": 7}")) {
      DecisionRequest request = DecisionRequest.of("u", context(attributes));
      assertThat(batch.decide(request)).isEqualTo(decider.decide(snapshot, request));
    }
  }

  @Test
  void a_strict_engine_that_fails_leaves_the_user_out_and_not_in_the_default() {
    CompiledSnapshot strict = ready(prepare(CHECKOUT, EngineConfig.STRICT));
    DecisionRequest request = DecisionRequest.of("u", context("{\"age\": \"41\"}"));
    assertThat(decider.decide(strict, request).assignments()).isEmpty();
    assertThat(decider.explain(strict, request).traces().getLast().placement().reason())
        .isEqualTo(Reason.FAILED);
  }

  @Test
  void rules_that_ask_the_same_are_one_audience_which_is_asked_once_and_shares_nothing_else() {
    CompiledSnapshot snapshot =
        compile(
            """
            {"version": 1, "experiments": [
              {"key": "a", "variants": [{"key": "v"}],
               "allocations": [{"variant": "v", "from": 0, "to": 9999}],
               "rules": [{"conditions": [{"attribute": "age", "operator": "gt", "value": 17}]}]},
              {"key": "b", "variants": [{"key": "v"}],
               "allocations": [{"variant": "v", "from": 0, "to": 9999}],
               "rules": {"all": [{"value": 17.0, "attribute": "age", "operator": "gt"}]}},
              {"key": "c", "variants": [{"key": "v"}],
               "allocations": [{"variant": "v", "from": 0, "to": 9999}],
               "rules": {"any": [{"attribute": "age", "operator": "lt", "value": 17}]}}]}
            """);
    assertThat(decider.decide(snapshot, DecisionRequest.of("u", context("{\"age\": 41}"))))
        .extracting(Decision::assignments)
        .asString()
        .isEqualTo("[a → v, b → v]");
    decider.decide(snapshot, DecisionRequest.of("u", context("{\"age\": \"41\"}")));
    assertThat(counts.toValue().get("mismatches")).isEqualTo(Value.parse("{\"gt\": 1, \"lt\": 1}"));
    assertThat(
            decider
                .explain(snapshot, DecisionRequest.of("u", context("{\"age\": 7}")))
                .traces()
                .get(1)
                .toValue()
                .toString())
        .contains("/experiments/1/rules/all/0");
  }

  @Test
  void segments_can_be_evaluated_by_name() {
    CompiledSnapshot snapshot = compile(CHECKOUT);
    assertThat(
            snapshot.segment("adults").evaluate(decider.context(context("{\"age\": 18}"))).isTrue())
        .isTrue();
    assertThat(snapshot.segment("no such")).isNull();
  }

  @Test
  void every_mistake_of_operands_is_told_at_once_with_its_place_also_where_it_is_switched_off() {
    Prepared<CompiledSnapshot> prepared =
        prepare(
            """
            {"version": 1, "segments": {"s": {"attribute": "a", "operator": "in", "value": 3}},
             "experiments": [
               {"key": "a", "variants": [{"key": "x"}], "allocations": [],
                "rules": [{"conditions": [{"attribute": "a", "operator": "gt", "value": true}]}]},
               {"key": "b", "enabled": false, "variants": [{"key": "x"}], "allocations": [],
                "rules": [{"conditions": [{"attribute": "a", "operator": "lt", "value": []}]}]},
               {"key": "c", "variants": [{"key": "x"}], "allocations": [],
                "rego": "data.targeting.eligible"}]}
            """,
            EngineConfig.DEFAULT);
    assertThat(prepared)
        .isInstanceOfSatisfying(
            Prepared.Refused.class,
            refused ->
                assertThat(((List<?>) refused.mistakes()).stream().map(Diagnostic.class::cast))
                    .extracting(mistake -> mistake.place().toString())
                    .containsExactlyInAnyOrder(
                        "/segments/s/value",
                        "/experiments/0/rules/0/conditions/0/value",
                        "/experiments/1/rules/0/conditions/0/value",
                        "/experiments/2/rego"));
  }

  @Test
  void ten_thousand_swaps_under_64_threads_mix_no_two_versions() throws Exception {
    List<CompiledSnapshot> versions =
        IntStream.range(0, 100).mapToObj(DeciderTest::versioned).map(DeciderTest::compile).toList();
    AtomicReference<CompiledSnapshot> current = new AtomicReference<>(versions.getFirst());
    Environments environments = new Environments(Map.of("prod", current::get));
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        readers.add(threads.submit(decideUntil(done, environments)));
      }
      for (int swap = 0; swap < 10_000; swap++) {
        current.set(versions.get(swap % versions.size()));
      }
      done.set(true);
      for (Future<Long> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
  }

  private Callable<Long> decideUntil(AtomicBoolean done, Environments environments) {
    return () -> {
      long decisions = 0;
      do {
        Environments.Lookup.Found found = (Environments.Lookup.Found) environments.find("prod");
        Decision decision =
            decider.decide(found.snapshot(), DecisionRequest.of("u", ObjectValue.EMPTY));
        assertThat(decision.assignments()).hasSize(5);
        for (Assignment assignment : decision.assignments()) {
          assertThat(assignment.payload()).isEqualTo(Value.of(decision.configVersion()));
        }
        decisions++;
      } while (!done.get());
      return decisions;
    };
  }

  private static String versioned(int version) {
    StringBuilder experiments = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      experiments
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"key": "e%d", "variants": [{"key": "v", "payload": %d}],
               "allocations": [{"variant": "v", "from": 0, "to": 9999}]}\
              """
                  .formatted(i, version));
    }
    return "{\"version\": %d, \"experiments\": [%s]}".formatted(version, experiments);
  }

  private Decision decide(String snapshot, String context) {
    return decider.decide(compile(snapshot), DecisionRequest.of("u \"1\"", context(context)));
  }

  private static ObjectValue context(String json) {
    return (ObjectValue) Value.parse(json);
  }

  private static String json(Decision decision) {
    return new String(decision.toJson().toBytes(), StandardCharsets.UTF_8);
  }

  private static CompiledSnapshot compile(String json) {
    return ready(prepare(json, EngineConfig.DEFAULT));
  }

  private static CompiledSnapshot ready(Prepared<CompiledSnapshot> prepared) {
    return switch (prepared) {
      case Prepared.Ready<CompiledSnapshot>(CompiledSnapshot snapshot) -> snapshot;
      case Prepared.Refused<CompiledSnapshot>(List<Diagnostic> mistakes) ->
          throw new AssertionError(mistakes);
    };
  }

  private static Prepared<CompiledSnapshot> prepare(String json, EngineConfig config) {
    return switch (SnapshotReader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Accepted accepted ->
          new SnapshotCompiler(EngineProvider.named("native").create(config))
              .prepare("prod", accepted.snapshot());
      case Reading.Refused refused -> throw new AssertionError(refused.mistakes());
    };
  }
}
