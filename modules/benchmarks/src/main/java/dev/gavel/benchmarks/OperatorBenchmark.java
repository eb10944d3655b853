package dev.gavel.benchmarks;

import dev.gavel.engine.Context;
import dev.gavel.engine.Program;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCases;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

/** What each operator costs: the example of its documentation, on the context that it lets in. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OperatorBenchmark {
  private static final String EXAMPLES = "/dev/gavel/testkit/contract/examples.json";

  @Param({
    "eq",
    "neq",
    "gt",
    "gte",
    "lt",
    "lte",
    "between",
    "in",
    "notIn",
    "contains",
    "not_contains",
    "contains_i",
    "starts_with",
    "ends_with",
    "match_regex",
    "before",
    "after",
    "between_dates",
    "contains_all",
    "contains_any",
    "contains_none",
    "array_length",
    "semver_eq",
    "semver_gt",
    "semver_gte",
    "semver_lt",
    "semver_lte",
    "semver_between",
    "geo_distance",
    "time_window",
    "percentage_bucket",
    "json_path",
    "exists",
    "not_exists",
    "in_segment",
    "not_in_segment"
  })
  String operator = "eq";

  private @Nullable Program program;
  private @Nullable Context context;

  @Setup
  public void compile() throws IOException {
    RuleCase example = example();
    program = NativeRules.program(example);
    context = read(example.context());
  }

  private RuleCase example() throws IOException {
    try (InputStream in = OperatorBenchmark.class.getResourceAsStream(EXAMPLES)) {
      return RuleCases.read(Objects.requireNonNull(in).readAllBytes()).cases().stream()
          .filter(example -> example.note().equals(operator + ": yes"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A context as a request brings it, whose keys are shared with the rules. */
  private static Context read(Context example) {
    return Context.of(Value.parse(example.input().toString()), example.now());
  }

  @Benchmark
  public boolean evaluate() {
    return Objects.requireNonNull(program).evaluate(Objects.requireNonNull(context)).isTrue();
  }
}
