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
              "{\"country\": \"US\", \"age\": 41, \"plan\": \"pro\", \"tags\": [\"x\", \"beta\"]}",
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
        "{\"attribute\": \"user.address.city\", \"operator\": \"neq\", \"value\": {\"k\": [1]}}"
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
