package dev.gavel.benchmarks;

import dev.gavel.engine.hash.Murmur3;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One user's key with the salts of a hundred experiments: the whole of a request's hashing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Murmur3Benchmark {
  private final byte[] key = "u-48151623".getBytes(StandardCharsets.UTF_8);
  private final byte[][] salts = new byte[100][];

  public Murmur3Benchmark() {
    for (int i = 0; i < salts.length; i++) {
      salts[i] = ("experiment-" + i).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The key's state is kept, each salt pays for itself. */
  @Benchmark
  public int kept() {
    Murmur3 started = Murmur3.startingWith(key, 0);
    int all = 0;
    for (byte[] salt : salts) {
      all ^= started.hashWith(salt);
    }
    return all;
  }

  /** Key and salt are joined anew for each experiment. */
  @Benchmark
  public int joined() {
    int all = 0;
    for (byte[] salt : salts) {
      byte[] joined = new byte[key.length + salt.length];
      System.arraycopy(key, 0, joined, 0, key.length);
      System.arraycopy(salt, 0, joined, key.length, salt.length);
      all ^= Murmur3.hash(joined, 0);
    }
    return all;
  }
}
