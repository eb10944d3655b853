package dev.gavel.benchmarks;

import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Panel;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A hundred users on one rule: country, version, percentage, and the hours of a time zone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBenchmark {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String RULE =
      """
      {"all": [
        {"attribute": "country", "operator": "in", "value": ["CA", "DE", "FR", "GB", "US"]},
        {"attribute": "app_version", "operator": "semver_gte", "value": "2.3.0"},
        {"attribute": "id", "operator": "percentage_bucket", "value": 50, "salt": "s"},
        {"operator": "time_window", "value": {"business_hours": true}}]}\
      """;

  private final Panel panel = NativeRules.panel(List.of(RULE));
  private final List<Context> users =
      IntStream.range(0, 100)
          .mapToObj(
              number ->
                  "{\"id\": \"user-%d\", \"country\": \"%s\", \"app_version\": \"2.%d.0\"}"
                      .formatted(number, number % 4 == 0 ? "IT" : "US", number % 10))
          .map(json -> Context.of(Value.parse(json), NOON))
          .toList();

  @Benchmark
  public int hundredUsers() {
    Hearing hearing = panel.open();
    int in = 0;
    for (Context user : users) {
      hearing.about(user);
      in += hearing.evaluate(0).isTrue() ? 1 : 0;
    }
    return in;
  }
}
