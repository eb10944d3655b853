package dev.gavel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.Allocations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleProgramTest {
  private static final List<Context> CONTEXTS =
      Stream.of(
              "{\"country\": \"US\", \"age\": 41, \"plan\": \"pro\", \"tags\": [\"x\", \"beta\"],"
                  + " \"version\": \"2.10.0\", \"since\": \"2026-03-02T10:00:00+01:00\","
                  + " \"place\": {\"latitude\": 48.21, \"longitude\": 16.37}}",
              "{\"country\": \"FR\", \"age\": \"old\", \"plan\": 7, \"tags\": \"alphabeta\"}",
              "{\"country\": [\"DE\", \"CA\"], \"age\": 3.5, \"tags\": {\"beta\": true}}",
              "{}")
          .map(json -> Context.of(Value.parse(json)))
          .toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"attribute\": \"country\", \"operator\": \"in\", \"value\": [\"US\", \"CA\", 1]}",
        "{\"attribute\": \"country\", \"operator\": \"notIn\", \"value\": [\"US\", [\"CA\"]]}",
        "{\"attribute\": \"age\", \"operator\": \"gt\", \"value\": 17}",
        "{\"attribute\": \"age\", \"operator\": \"lt\", \"value\": \"p\"}",
        "{\"attribute\": \"age\", \"operator\": \"lt\", \"value\": 17.25}",
        "{\"attribute\": \"plan\", \"operator\": \"eq\", \"value\": \"pro\"}",
        "{\"attribute\": \"tags\", \"operator\": \"contains\", \"value\": \"beta\"}",
        "{\"attribute\": \"user.address.city\", \"operator\": \"neq\", \"value\": {\"k\": [1]}}",
        "{\"attribute\": \"age\", \"operator\": \"between\", \"value\": [18, 65]}",
        "{\"attribute\": \"tags\", \"operator\": \"not_contains\", \"value\": \"gamma\"}",
        "{\"attribute\": \"plan\", \"operator\": \"contains_i\", \"value\": \"RO\"}",
        "{\"attribute\": \"plan\", \"operator\": \"starts_with\", \"value\": [\"a\", \"pr\"]}",
        "{\"attribute\": \"plan\", \"operator\": \"ends_with\", \"value\": \"o\"}",
        "{\"attribute\": \"plan\", \"operator\": \"match_regex\", \"value\": \"^p.*o$\"}",
        "{\"attribute\": \"since\", \"operator\": \"before\", \"value\": \"2026-11-21\"}",
        "{\"attribute\": \"since\", \"operator\": \"between_dates\", \"value\": [\"2026-01-01\","
            + " \"2027-01-01\"]}",
        "{\"attribute\": \"tags\", \"operator\": \"contains_all\", \"value\": [\"x\", \"beta\"]}",
        "{\"attribute\": \"tags\", \"operator\": \"contains_none\", \"value\": [\"y\", 7]}",
        "{\"attribute\": \"tags\", \"operator\": \"array_length\", \"value\": 2}",
        "{\"attribute\": \"version\", \"operator\": \"semver_between\", \"value\": [\"2.0.0-rc.1\","
            + " \"3.0.0\"]}",
        "{\"attribute\": \"place\", \"operator\": \"geo_distance\", \"value\": {\"latitude\": 48.2,"
            + " \"longitude\": 16.4, \"radius\": 30}}",
        "{\"attribute\": \"since\", \"operator\": \"time_window\", \"value\": {\"business_hours\":"
            + " true, \"timezone\": \"Europe/Vienna\"}}",
        "{\"operator\": \"time_window\", \"value\": {\"start\": \"22:00\", \"end\": \"06:00\"}}",
        "{\"attribute\": \"plan\", \"operator\": \"percentage_bucket\", \"value\": 50, \"salt\":"
            + " \"s\"}",
        "{\"attribute\": \"place\", \"operator\": \"json_path\", \"path\": \"$.latitude\","
            + " \"compare\": \"gt\", \"value\": 48}",
        "{\"attribute\": \"place\", \"operator\": \"exists\"}"
      })
  void an_evaluation_allocates_nothing(String condition) {
    Program program =
        program("{\"any\": [{\"all\": [%s]}, {\"not\": %s}]}".formatted(condition, condition));

    long bytes = Allocations.bytesOf(() -> evaluateOften(program));

    assertThat(bytes).isLessThan(EVALUATIONS); // less than a byte each: none, and the meter's own
  }

  private static final int EVALUATIONS = 10_000;

  private static void evaluateOften(Program program) {
    for (int i = 0; i < EVALUATIONS; i++) {
      program.evaluate(CONTEXTS.get(i & 3));
    }
  }

  private static Program program(String rules) {
    RuleSet read = new RuleReader(new Diagnostics()).rules(Value.parse(rules), Pointer.ROOT);
    return new NativeRules().create(EngineConfig.DEFAULT).compile(new Source.Rules(read)).orThrow();
  }
}
