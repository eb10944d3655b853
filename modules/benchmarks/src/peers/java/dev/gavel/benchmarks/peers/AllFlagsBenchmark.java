package dev.gavel.benchmarks.peers;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All of fifty flags for one user after another. LaunchDarkly, Optimizely and Gavel's decider have
 * a call for that; the others are asked flag by flag.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AllFlagsBenchmark {
  @Param({
    "GAVEL",
    "GAVEL_DECIDER",
    "HAND_WRITTEN",
    "LAUNCHDARKLY",
    "OPTIMIZELY",
    "UNLEASH",
    "FLAGD"
  })
  Peer peer = Peer.GAVEL;

  private @Nullable Evaluator evaluator;
  private int user;

  @Setup
  public void open() {
    evaluator = peer.open();
  }

  @Benchmark
  public Object evaluate() {
    user = (user + 1) % User.COUNT;
    return Objects.requireNonNull(evaluator).all(user);
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(evaluator).close();
  }
}
