package dev.gavel.benchmarks;

import dev.gavel.cache.LocalCache;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.Decision;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.decider.memory.DecisionKey;
import dev.gavel.decider.memory.Memory;
import dev.gavel.decider.memory.Remembered;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
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

/**
 * Whether remembering decisions is worth it: twenty rules, computed and looked up where all of them
 * were answered before, which is the best that a cache can do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class MemoryBenchmark {
  private static final int EXPERIMENTS = 20;
  private static final int USERS = 512;

  @Param({"native", "rego"})
  String engine = "native";

  @Param({"2", "20", "200"})
  int conditions = 2;

  @Param({"compute", "lookUp"})
  String way = "compute";

  private final Decider decider = new Decider(InstantSource.system(), new DecisionCounts());
  private final DecisionRequest[] requests =
      IntStream.range(0, USERS).mapToObj(MemoryBenchmark::user).toArray(DecisionRequest[]::new);
  private @Nullable CompiledSnapshot snapshot;
  private int next;

  private static DecisionRequest user(int number) {
    String attributes =
        "{\"country\": \"US\", \"age\": %d, \"plan\": \"premium\"}".formatted(number);
    return DecisionRequest.of("user-" + number, (ObjectValue) Value.parse(attributes));
  }

  @Setup
  public void compile() {
    SnapshotCompiler compiler =
        new SnapshotCompiler(
            EngineProvider.named(engine).create(EngineConfig.DEFAULT),
            way.equals("compute") ? null : memory());
    Reading.Accepted read =
        (Reading.Accepted) SnapshotReader.read(document().getBytes(StandardCharsets.UTF_8));
    var prepared = compiler.prepare("prod", read.snapshot());
    snapshot = ((Prepared.Ready<CompiledSnapshot>) prepared).snapshot();
  }

  private Memory memory() {
    LocalCache<DecisionKey, Remembered> cache =
        LocalCache.<DecisionKey, Remembered>builder().entries(100_000).build();
    return new Memory(cache, Duration.ofHours(1), engine, false);
  }

  private String document() {
    return IntStream.range(0, EXPERIMENTS)
        .mapToObj(this::experiment)
        .collect(Collectors.joining(",", "{\"version\": 1, \"experiments\": [", "]}"));
  }

  private String experiment(int number) {
    return """
    {"key": "e%1$d", "variants": [{"key": "v"}],
     "allocations": [{"variant": "v", "from": 0, "to": 9999}],
     "rules": [{"conditions": [{"attribute": "country", "operator": "eq", "value": "US"}, %2$s]}]}
    """
        .formatted(
            number,
            IntStream.range(1, conditions)
                .mapToObj(each -> condition(number * conditions + each))
                .collect(Collectors.joining(",")));
  }

  private static String condition(int number) {
    return "{\"attribute\": \"plan\", \"operator\": \"not_contains\", \"value\": \"x%d\"}"
        .formatted(number);
  }

  @Benchmark
  public Decision decide() {
    next = (next + 1) % USERS;
    return decider.decide(Objects.requireNonNull(snapshot), requests[next]);
  }
}
