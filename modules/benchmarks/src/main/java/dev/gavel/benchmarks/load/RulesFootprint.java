package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.NativeRules;
import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Panel;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What ten thousand different rules take to compile and to keep, and what a million different
 * contexts leave behind.
 */
final class RulesFootprint {
  private static final int RULES = 10_000;
  private static final int CONTEXTS = 1_000_000;

  private RulesFootprint() {}

  static void main() {
    List<String> rules = IntStream.range(0, RULES).mapToObj(RulesFootprint::rule).toList();
    long before = Vitals.afterCollection().heap();
    Panel panel = compile(rules, "the first in this JVM");
    for (int round = 2; round <= 4; round++) {
      panel = compile(rules, "number " + round);
    }
    long compiled = Vitals.afterCollection().heap();
    System.out.printf("they hold %.1f MiB%n", (compiled - before) / 1048576.0);
    long answers = ask(panel);
    long asked = Vitals.afterCollection().heap();
    System.out.printf(
        "%,d contexts (%,d answers were true) left %.2f MiB%n",
        CONTEXTS, answers, (asked - compiled) / 1048576.0);
    if (panel.size() != RULES) {
      throw new IllegalStateException("the rules went away");
    }
  }

  private static Panel compile(List<String> rules, String round) {
    long start = System.nanoTime();
    Panel panel = NativeRules.panel(rules);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.printf("compiling %,d rules, %s: %d ms%n", RULES, round, millis);
    return panel;
  }

  private static long ask(Panel panel) {
    long answers = 0;
    Hearing hearing = panel.open();
    for (int number = 0; number < CONTEXTS; number++) {
      hearing.about(context(number));
      for (int i = hearing.nextCandidate(0); i >= 0; i = hearing.nextCandidate(i + 1)) {
        answers += hearing.evaluate(i).isTrue() ? 1 : 0;
      }
    }
    return answers;
  }

  private static Context context(int number) {
    return Context.of(
        Value.parse(
            "{\"country\": \"C%d\", \"id\": \"user-%d\", \"app_version\": \"%d.%d.%d\", \"seen-%d\": 1}"
                .formatted(number % 5_000, number, number % 7, number % 11, number % 13, number)));
  }

  private static String rule(int number) {
    return """
    {"all": [
      {"attribute": "country", "operator": "in", "value": ["C%1$d", "C%2$d", "C%3$d"]},
      {"attribute": "app_version", "operator": "semver_gte", "value": "%4$d.%5$d.0"},
      {"attribute": "id", "operator": "percentage_bucket", "value": %6$d, "salt": "salt-%1$d"}]}\
    """
        .formatted(number, number / 2, number / 3, number % 5, number % 10, number % 101);
  }
}
