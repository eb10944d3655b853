package dev.gavel.benchmarks;

import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.Decision;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred experiments for one user, without HTTP: the decision, and the decision with its JSON.
 * With {@code -prof gc} it shows what a decision allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
  private final Decider decider = new Decider(InstantSource.system(), new DecisionCounts());
  private final DecisionRequest request =
      DecisionRequest.of("user-123", (ObjectValue) JsonReader.read(bytes(SampleSnapshot.CONTEXT)));
  private final JsonWriter out = new JsonWriter();
  private @Nullable CompiledSnapshot snapshot;

  @Setup
  public void compile() {
    byte[] json = bytes(SampleSnapshot.json(1, SampleSnapshot.EXPERIMENTS));
    Reading.Accepted read = (Reading.Accepted) SnapshotReader.read(json);
    SnapshotCompiler compiler =
        new SnapshotCompiler(EngineProvider.named("native").create(EngineConfig.DEFAULT));
    var prepared = compiler.prepare(SampleSnapshot.ENVIRONMENT, read.snapshot());
    snapshot = ((Prepared.Ready<CompiledSnapshot>) prepared).snapshot();
  }

  @Benchmark
  public Decision decide() {
    return decider.decide(Objects.requireNonNull(snapshot), request);
  }

  /** Into a buffer that is used again, as the server does it. */
  @Benchmark
  public int decideAndWrite() {
    decide().writeTo(out.clear());
    return out.length();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
