package dev.gavel.benchmarks;

import dev.gavel.engine.Context;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Panel;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Experiments whose audiences are disjoint by tenant: which of them is this user in? Ten
 * experiments a tenant, so the answer has the same length however many there are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ManyExperimentsBenchmark {
  @Param({"100", "10000"})
  int experiments = 100;

  private final Context user =
      Context.of(
          Value.parse("{\"tenant\": \"tenant-7\", \"id\": \"u\", \"app_version\": \"2.5.0\"}"));
  private @Nullable Panel panel;

  static List<String> rules(int experiments) {
    return IntStream.range(0, experiments).mapToObj(ManyExperimentsBenchmark::rule).toList();
  }

  private static String rule(int number) {
    return """
    {"all": [
      {"attribute": "tenant", "operator": "in", "value": ["tenant-%d", "staff"]},
      {"attribute": "app_version", "operator": "semver_gte", "value": "2.%d.0"},
      {"attribute": "id", "operator": "percentage_bucket", "value": 50, "salt": "salt-%d"}]}\
    """
        .formatted(number / 10, number % 10, number);
  }

  @Setup
  public void compile() {
    panel = NativeRules.panel(rules(experiments));
  }

  @Benchmark
  public int candidatesOnly() {
    Hearing hearing = Objects.requireNonNull(panel).open();
    hearing.about(user);
    int in = 0;
    for (int i = hearing.nextCandidate(0); i >= 0; i = hearing.nextCandidate(i + 1)) {
      in += hearing.evaluate(i).isTrue() ? 1 : 0;
    }
    return in;
  }

  @Benchmark
  public int everyProgram() {
    Hearing hearing = Objects.requireNonNull(panel).open();
    hearing.about(user);
    int in = 0;
    for (int i = 0; i < experiments; i++) {
      in += hearing.evaluate(i).isTrue() ? 1 : 0;
    }
    return in;
  }
}
