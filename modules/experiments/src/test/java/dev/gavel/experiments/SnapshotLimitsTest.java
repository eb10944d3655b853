package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotLimitsTest {
  private static final String CONDITION = "{'attribute': 'x', 'operator': 'eq', 'value': 1}";

  @Test
  void a_snapshot_has_at_most_64_mebibytes() {
    byte[] padded = new byte[64 << 20];
    Arrays.fill(padded, (byte) ' ');
    byte[] sound = "{\"version\": 1, \"experiments\": []}".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(sound, 0, padded, 0, sound.length);

    assertThat(SnapshotReader.read(padded)).isInstanceOf(Reading.Accepted.class);
    assertThat(refusal(SnapshotReader.read(Arrays.copyOf(padded, padded.length + 1))))
        .contains("67,108,865 bytes", "67,108,864");
  }

  @Test
  void a_snapshot_has_at_most_10000_experiments() {
    String[] experiments = new String[10_000];
    for (int i = 0; i < experiments.length; i++) {
      experiments[i] = Documents.experiment("x" + i, "");
    }
    assertThat(Documents.snapshot(Documents.of(experiments)).experiments()).hasSize(10_000);

    assertThat(Documents.mistakes(Documents.of("1,".repeat(10_000) + "1")))
        .extracting(Diagnostic::toString)
        .containsExactly(
            "/experiments: a snapshot has at most 10000 experiments, not 10001 (drop those that are"
                + " over)");
  }

  @Test
  void experiments_and_segments_have_at_most_100000_conditions_together() {
    String full =
        """
        {'version': 1, 'segments': {'s': {'all': [%s]}}, 'experiments': [%s]}
        """
            .formatted(
                conditions(60_000),
                Documents.experiment(
                    "x", "'rules': [{'conditions': [" + conditions(40_000) + "]}]"));
    Documents.accepted(full);

    String over = full.replace("]}]}", "]}, " + CONDITION + "]}, {'key': 'not looked at'}");
    assertThat(Documents.mistakes(over))
        .extracting(Diagnostic::toString)
        .containsExactly(
            "/experiments/0/rules: a snapshot has at most 100000 conditions, and with these it has"
                + " more (say with in and an array what many conditions say with eq)");
  }

  @Test
  void rules_that_hold_nothing_have_a_limit_as_well() {
    String empty = Documents.with("'rules': [" + "{'any': []},".repeat(600_000) + "{'any': []}]");

    assertThat(Documents.mistakes(empty))
        .extracting(Diagnostic::toString)
        .containsExactly(
            "/experiments/0/rules: a snapshot has at most 1000000 rules, groups and conditions, and"
                + " with these it has more (say with in and an array what many conditions say with"
                + " eq)");
  }

  private static String conditions(int count) {
    return String.join(",", Collections.nCopies(count, CONDITION));
  }

  @Test
  void a_snapshot_is_nested_at_most_64_deep_payloads_included() {
    // document, experiments, experiment, variants, variant: the payload begins at the sixth level
    Documents.accepted(Documents.of(payload("[".repeat(59) + "]".repeat(59))));

    assertThat(refusal(Documents.read(Documents.of(payload("[".repeat(60) + "]".repeat(60))))))
        .contains("nested more than 64 deep");
    assertThat(refusal(Documents.read(Documents.of(payload("[".repeat(1_000_000))))))
        .contains("nested more than 64 deep");
  }

  private static String payload(String json) {
    return "{'key': 'x', 'variants': [{'key': 'a', 'payload': " + json + "}]}";
  }

  @Test
  void a_value_has_the_limits_of_its_json() {
    Value deep = NumberValue.of(1);
    for (int i = 0; i < 64; i++) {
      deep = ArrayValue.of(deep);
    }

    assertThat(refusal(SnapshotReader.read(ObjectValue.of(Map.of("deep", deep)))))
        .contains("nested more than 64 deep");
  }

  private static String refusal(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).mistakes().toString();
  }
}
