package dev.gavel.benchmarks.rego;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Gavel on one policy, through nothing but its public API: the input as a value, and as JSON. It is
 * measured once the compiled program has taken over.
 */
final class GavelTimes {
  private GavelTimes() {}

  static void main(String... arguments) throws InterruptedException {
    measure(
        new PolicyFolder(Path.of(arguments[0])), Duration.ofMillis(Long.parseLong(arguments[1])));
  }

  static void measure(PolicyFolder policy, Duration round) throws InterruptedException {
    PreparedQuery query =
        Policies.builder()
            .module("policy.rego", policy.text("policy.rego"))
            .data(policy.json("data.json"))
            .compile()
            .query(policy.text("query.txt"));
    byte[] json = policy.bytes("input.json");
    Value input = policy.json("input.json");
    policy.check(query.evaluate(input).value().orElseThrow());
    policy.check(query.evaluateJson(json).value().orElseThrow());
    if (!query.awaitCompiled(Duration.ofMinutes(1))) {
      System.err.println(policy.name() + " is not compiled, so this is the interpreter");
    }
    Rounds.report("Gavel", round, () -> query.evaluate(input));
    Rounds.report("Gavel, JSON in", round, () -> query.evaluateJson(json));
  }
}
