package dev.gavel.decider.memory;

import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Snapshots and requests made up from a few values each, so that many requests are alike to many
 * rules. Numbers come in several spellings, attributes are missing, null or of a wrong kind, and
 * rules ask for time windows, whose answers do not last.
 */
final class Requests {
  private static final List<String> VALUES =
      List.of("1", "1.0", "2", "\"US\"", "\"DE\"", "null", "true", "[1, \"US\"]", "{\"a\": 1}");
  private static final List<String> NAMES = List.of("a", "b", "c", "d.e", "d");
  private static final List<String> CONDITIONS =
      List.of(
          "{\"attribute\": \"%s\", \"operator\": \"eq\", \"value\": %s}",
          "{\"attribute\": \"%s\", \"operator\": \"neq\", \"value\": %s}",
          "{\"attribute\": \"%s\", \"operator\": \"in\", \"value\": [%s, 2]}",
          "{\"attribute\": \"%s\", \"operator\": \"contains\", \"value\": %s}",
          "{\"attribute\": \"%s\", \"operator\": \"exists\"}",
          "{\"attribute\": \"%s\", \"operator\": \"gt\", \"value\": 1}",
          "{\"attribute\": \"%s\", \"operator\": \"percentage_bucket\", \"value\": 50}",
          "{\"operator\": \"in_segment\", \"value\": \"some\"}",
          "{\"operator\": \"time_window\", \"value\": {\"start\": \"09:00\", \"end\": \"17:30\","
              + " \"timezone\": \"America/New_York\"}}",
          "{\"operator\": \"time_window\", \"value\": {\"start\": \"22:00\", \"end\": \"02:00\","
              + " \"days\": [\"fri\", \"sat\"]}}");

  private final Random random;

  Requests(long seed) {
    random = new Random(seed);
  }

  CompiledSnapshot snapshot(SnapshotCompiler compiler, String environment, int version) {
    String document =
        """
        {"version": %d, "environment": "%s", "segments": {"some": {"all": [%s]}}, "experiments": [%s]}
        """
            .formatted(
                version,
                environment,
                condition(7),
                IntStream.range(0, 12).mapToObj(this::experiment).collect(Collectors.joining(",")));
    return switch (SnapshotReader.read(document.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Accepted(var snapshot, var _) ->
          switch (compiler.prepare(environment, snapshot)) {
            case Prepared.Ready<CompiledSnapshot>(CompiledSnapshot compiled) -> compiled;
            case Prepared.Refused<CompiledSnapshot>(var why) ->
                throw new AssertionError(document + why);
          };
      case Reading.Refused(var why, var _) -> throw new AssertionError(document + why);
    };
  }

  private String experiment(int number) {
    return """
    {"key": "e%1$d", "variants": [{"key": "on"}, {"key": "off"}], "default": "off",
     "allocations": [{"variant": "on", "from": 0, "to": 9999}],
     "rules": [{"when": {"%2$s": [%3$s, %4$s]}}]}
    """
        .formatted(number, pick(List.of("all", "any")), condition(10), condition(10));
  }

  private String condition(int kinds) {
    return CONDITIONS.get(random.nextInt(kinds)).formatted(pick(NAMES), pick(VALUES));
  }

  DecisionRequest request() {
    String attributes =
        NAMES.stream()
            .filter(_ -> random.nextInt(3) > 0)
            .map(name -> "\"%s\": %s".formatted(name, pick(VALUES)))
            .collect(Collectors.joining(", ", "{", "}"));
    return DecisionRequest.of("user", (ObjectValue) Value.parse(attributes));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
