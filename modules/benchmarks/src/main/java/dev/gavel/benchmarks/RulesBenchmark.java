package dev.gavel.benchmarks;

import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.Value;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

/** One rule of each common shape against one user, by the native engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RulesBenchmark {
  @Param Shape shape = Shape.COUNTRY_IN_5;

  private final Context user =
      Context.of(Map.of("country", "US", "age", 41, "plan", "premium", "id", "user-7"));
  private @Nullable Program program;

  /** What is measured; every rule lets the user in. */
  public enum Shape {
    COUNTRY_IN_5,
    AGE_GREATER,
    PLAN_EQUALS,
    ALL_THREE,
    ID_IN_10,
    ID_IN_10000;

    private static final String COUNTRY =
        "{\"attribute\":\"country\",\"operator\":\"in\",\"value\":[\"CA\",\"DE\",\"FR\",\"GB\",\"US\"]}";
    private static final String AGE = "{\"attribute\":\"age\",\"operator\":\"gt\",\"value\":17}";
    private static final String PLAN =
        "{\"attribute\":\"plan\",\"operator\":\"eq\",\"value\":\"premium\"}";

    private String json() {
      return switch (this) {
        case COUNTRY_IN_5 -> COUNTRY;
        case AGE_GREATER -> AGE;
        case PLAN_EQUALS -> PLAN;
        case ALL_THREE -> "{\"all\":[" + String.join(",", COUNTRY, AGE, PLAN) + "]}";
        case ID_IN_10 -> idIn(10);
        case ID_IN_10000 -> idIn(10_000);
      };
    }

    private static String idIn(int count) {
      return IntStream.range(0, count)
          .mapToObj(number -> "\"user-" + number + "\"")
          .collect(
              Collectors.joining(
                  ",", "{\"attribute\":\"id\",\"operator\":\"in\",\"value\":[", "]}"));
    }
  }

  @Setup
  public void compile() {
    Source rules =
        new Source.Rules(
            new RuleReader(new Diagnostics()).rules(Value.parse(shape.json()), Place.Pointer.ROOT));
    program = EngineProvider.named("native").create(EngineConfig.DEFAULT).compile(rules).orThrow();
    if (!evaluate()) {
      throw new IllegalStateException(shape + " does not let the user in");
    }
  }

  @Benchmark
  public boolean evaluate() {
    return Objects.requireNonNull(program).evaluate(user).isTrue();
  }
}
