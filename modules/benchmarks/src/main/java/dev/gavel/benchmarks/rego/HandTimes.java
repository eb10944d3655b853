package dev.gavel.benchmarks.rego;

import dev.gavel.benchmarks.rego.hand.ByHand;
import dev.gavel.benchmarks.rego.hand.HandWritten;
import dev.gavel.engine.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Java developer writes for one policy, where somebody has; the input is read by Jackson.
 */
final class HandTimes {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final PolicyFolder policy;
  private final Duration round;

  /** Read anew for each answer, so that no compiler takes the answer out of the loop. */
  private volatile Object input = "";

  private HandTimes(PolicyFolder policy, Duration round) {
    this.policy = policy;
    this.round = round;
  }

  static void main(String... arguments) {
    PolicyFolder policy = new PolicyFolder(Path.of(arguments[0]));
    HandTimes times = new HandTimes(policy, Duration.ofMillis(Long.parseLong(arguments[1])));
    Map<String, ByHand<?>> programs = HandWritten.of(policy.name(), policy.bytes("data.json"));
    programs.forEach(times::measure);
  }

  private <I> void measure(String name, ByHand<I> program) {
    byte[] json = policy.bytes("input.json");
    I read = MAPPER.readValue(json, program.input());
    policy.check(Value.parse(MAPPER.writeValueAsString(program.answer().apply(read))));
    input = read;
    Rounds.report(name, round, () -> program.answer().apply(program.input().cast(input)));
    Rounds.report(
        name + ", JSON in",
        round,
        () -> program.answer().apply(MAPPER.readValue(json, program.input())));
  }
}
