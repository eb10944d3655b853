package dev.gavel.benchmarks.rego;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.evaluation.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a decision costs with ten and with a hundred thousand grants in base data, or rules. */
final class IndexScale {
  private static final int ROUNDS = 7;
  private static final int QUESTIONS = 20_000;

  private IndexScale() {}

  static void main() {
    for (int count = 10; count <= 100_000; count *= 10) {
      System.out.printf(
          "%,8d  grants %6.3f µs  rules %6.3f µs%n",
          count, micros(grants(count)), micros(rules(count)));
    }
  }

  private static PreparedQuery grants(int count) {
    List<Map<String, String>> grants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      grants.add(Map.of("role", "role-" + i, "action", i % 2 == 0 ? "read" : "write"));
    }
    return Policies.builder()
        .tier(Tier.COMPILED)
        .data(Map.of("grants", grants))
        .module(
            "p.rego",
            """
            package p
            default allow := false
            allow if {
              some grant in data.grants
              grant.role == input.role
              grant.action == input.action
            }
            """)
        .compile()
        .query("data.p.allow");
  }

  private static PreparedQuery rules(int count) {
    StringBuilder rules = new StringBuilder("package p\ndefault allow := false\n");
    for (int i = 0; i < count; i++) {
      rules
          .append("allow if { input.role == \"role-")
          .append(i)
          .append("\"; input.action == \"")
          .append(i % 2 == 0 ? "read" : "write")
          .append("\" }\n");
    }
    return Policies.builder()
        .tier(Tier.COMPILED)
        .module("p.rego", rules.toString())
        .compile()
        .query("data.p.allow");
  }

  /** The best of some rounds, in microseconds a question. */
  private static double micros(PreparedQuery query) {
    Value input = Value.of(Map.of("role", "role-6", "action", "read"));
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < QUESTIONS; i++) {
        if (!query.isTrue(input)) {
          throw new IllegalStateException("the answer is wrong");
        }
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e3 / QUESTIONS);
    }
    return best;
  }
}
