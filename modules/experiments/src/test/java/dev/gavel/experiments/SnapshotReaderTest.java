package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.bucketing.Bucketing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotReaderTest {
  private static final String SAMPLE = Documents.resource("sample.json");

  @Test
  void the_sample_of_the_specification_is_read_whole() {
    Reading.Accepted reading = Documents.accepted(SAMPLE);
    Snapshot snapshot = reading.snapshot();

    assertThat(reading.warnings()).isEmpty();
    assertThat(snapshot.version()).isEqualTo(3);
    assertThat(snapshot.environment()).isEqualTo("prod");
    assertThat(snapshot.bucketing()).isSameAs(Bucketing.standard());
    assertThat(snapshot.segments()).containsOnlyKeys("beta");
    assertThat(snapshot.segments().get("beta").rules().getFirst().place())
        .isEqualTo(new Pointer("/segments/beta"));
    Variant control = new Variant("control", "def-456", Value.parse("{\"color\": \"#0066cc\"}"));
    Variant green = new Variant("green", "def-457", Value.parse("{\"color\": \"#00aa44\"}"));
    Experiment experiment = snapshot.experiments().getFirst();
    assertThat(experiment)
        .isEqualTo(
            new Experiment(
                new Pointer("/experiments/0"),
                "checkout-button-color",
                "abc-123",
                "cbc-2026",
                true,
                List.of(control, green),
                List.of(new Allocation(control, 0, 4999), new Allocation(green, 5000, 9999)),
                experiment.eligibility(),
                null,
                0,
                Map.of(),
                null,
                null,
                null,
                Set.of()));
    assertThat(experiment.eligibility()).isInstanceOf(Eligibility.ByRules.class);
    assertThat(((Eligibility.ByRules) experiment.eligibility()).rules().rules()).hasSize(1);
  }

  @Test
  void what_is_left_out_has_its_default() {
    Snapshot snapshot =
        Documents.snapshot(Documents.of("{'key': 'x', 'variants': [{'key': 'a'}]}"));
    Experiment experiment = snapshot.experiments().getFirst();

    assertThat(snapshot.environment()).isNull();
    assertThat(snapshot.segments()).isEmpty();
    assertThat(experiment.id()).isEqualTo("x");
    assertThat(experiment.line()).isEqualTo("x");
    assertThat(experiment.enabled()).isTrue();
    assertThat(experiment.allocations()).isEmpty();
    assertThat(experiment.eligibility()).isEqualTo(new Eligibility.ByRules(RuleSet.EVERYONE));
    assertThat(experiment.variants()).containsExactly(new Variant("a", "a", NullValue.NULL));
    assertThat(experiment.fallback()).isNull();
    assertThat(experiment.runsAt(Instant.MIN)).isTrue();
    assertThat(experiment.runsAt(Instant.MAX)).isTrue();
  }

  @Test
  void null_is_the_same_as_left_out() {
    String nulls =
        """
        {'version': 1, 'environment': null, 'bucketing': null, 'segments': null, 'policies': null,
         'experiments': [{'key': 'x', 'id': null, 'salt': null, 'enabled': null,
           'variants': [{'key': 'a', 'id': null, 'payload': null}], 'allocations': null,
           'rules': null, 'rego': null, 'layer': null, 'holdout': null, 'overrides': null,
           'start': null, 'end': null, 'default': null, 'tags': null}]}
        """;

    assertThat(Documents.snapshot(nulls))
        .isEqualTo(Documents.snapshot(Documents.of("{'key': 'x', 'variants': [{'key': 'a'}]}")));
  }

  @Test
  void every_optional_field_is_read() {
    Experiment experiment =
        Documents.snapshot(
                Documents.with(
                    """
                    'rego': 'data.targeting.checkout.eligible', 'layer': 'l', 'salt': 's',
                    'holdout': 12.5, 'overrides': {'user-1': 'b', '': 'a'}, 'default': 'a',
                    'start': '2026-01-01', 'end': '2026-02-01T00:00:00+01:00', 'enabled': false,
                    'tags': ['one', 'two', 'one']
                    """))
            .experiments()
            .getFirst();
    Variant a = new Variant("a", "a", NullValue.NULL);
    Variant b = new Variant("b", "b", NullValue.NULL);

    assertThat(experiment.eligibility())
        .isEqualTo(
            new Eligibility.ByPolicy(
                new Pointer("/experiments/0/rego"), "data.targeting.checkout.eligible"));
    assertThat(experiment.layer()).isEqualTo("l");
    assertThat(experiment.line()).isEqualTo("l");
    assertThat(experiment.holdout()).isEqualTo(1250);
    assertThat(experiment.overrides()).containsOnly(entry("user-1", b), entry("", a));
    assertThat(experiment.fallback()).isEqualTo(a);
    assertThat(experiment.start()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(experiment.end()).isEqualTo("2026-01-31T23:00:00Z");
    assertThat(experiment.enabled()).isFalse();
    assertThat(experiment.tags()).containsExactlyInAnyOrder("one", "two");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-01-31T09:00, 2026-01-31T09:00:00Z",
    "2026-01-31T09:00:30.123456789, 2026-01-31T09:00:30.123456789Z",
    "2026-01-31T09:00:00Z, 2026-01-31T09:00:00Z",
    "2026-01-31t09:00:00z, 2026-01-31T09:00:00Z",
    "2026-01-31T09:00:00+02:00, 2026-01-31T07:00:00Z",
    "2026-01-31T09:00:00-03, 2026-01-31T12:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "+999999999-12-31T23:59:59-18:00, +1000000000-01-01T17:59:59Z"
  })
  void a_time_is_an_instant_a_date_time_or_a_date(String text, Instant moment) {
    Snapshot snapshot = Documents.snapshot(Documents.with("'start': '" + text + "'"));

    assertThat(snapshot.experiments().getFirst().start()).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.01, 1",
    "5, 500",
    "33.33, 3333",
    "99.990, 9999",
    "100, 10000",
    "100.00, 10000",
    "1e1, 1000",
    "1E2, 10000",
    "0e99999999, 0",
    "12.50000000000000000000000, 1250"
  })
  void a_holdout_is_exact(String percent, int buckets) {
    Snapshot snapshot = Documents.snapshot(Documents.with("'holdout': " + percent));

    assertThat(snapshot.experiments().getFirst().holdout()).isEqualTo(buckets);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3.0, 3", "3e2, 300", "9223372036854775807, 9223372036854775807"})
  void a_version_is_an_integer_however_it_is_written(String version, long number) {
    assertThat(Documents.snapshot("{'version': " + version + ", 'experiments': []}").version())
        .isEqualTo(number);
  }

  @Test
  void an_empty_salt_is_a_salt() {
    assertThat(Documents.snapshot(Documents.with("'salt': ''")).experiments().getFirst().line())
        .isEmpty();
  }

  @Test
  void a_value_is_read_as_its_json() {
    Value value = Value.parse(SAMPLE);

    assertThat(SnapshotReader.read(value)).isEqualTo(Documents.read(SAMPLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| line 1, column 1",
        "{'version': 1,}| line 1, column 15",
        "{'version': 1} {}| line 1, column 16",
        "{'version': 1| line 1, column 14",
      })
  void what_is_no_json_is_told_by_line_and_column(String document, String place) {
    assertThat(Documents.mistakes(document.equals("''") ? "" : document))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.code()).isEqualTo("invalid_json");
              assertThat(mistake.place()).hasToString(place);
            });
  }

  @Test
  void an_unknown_field_is_told_once_for_all_experiments() {
    String[] experiments = new String[10_000];
    for (int i = 0; i < experiments.length; i++) {
      experiments[i] =
          """
          {'key': '%d', 'owner': 1, 'variants': [{'key': 'a', 'weight': 1}, {'key': 'b', 'weight': 2}],
           'rules': [{'conditions': [{'attribute': 'x', 'operator': 'eq', 'value': 1, '7': 1}]}]}
          """
              .formatted(i);
    }
    List<Diagnostic> warnings =
        Documents.accepted(
                """
                {'version': 1, 'schema': 2, 'experiments': [%s], 'policies': {'wasm': 1},
                 'segments': {'1': {'all': [], 'x': 0}, 'beta/2': {'all': [], 'x': 0}}}
                """
                    .formatted(String.join(",", experiments)))
            .warnings();

    assertThat(warnings)
        .extracting(Diagnostic::toString)
        .containsExactly(
            "/schema: the field \"schema\" is not known here and has no effect",
            "/policies/wasm: the field \"wasm\" is not known here and has no effect",
            "/segments/1/x: the field \"x\" is not known here and has no effect (also in one other"
                + " place)",
            "/experiments/0/owner: the field \"owner\" is not known here and has no effect (also in"
                + " 9999 other places)",
            "/experiments/0/variants/0/weight: the field \"weight\" is not known here and has no"
                + " effect (also in 19999 other places)",
            "/experiments/0/rules/0/conditions/0/7: the field \"7\" is not known here and has no"
                + " effect (also in 9999 other places)");
  }
}
