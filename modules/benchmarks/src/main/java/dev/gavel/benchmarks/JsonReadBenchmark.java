package dev.gavel.benchmarks;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import java.util.concurrent.TimeUnit;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes to a tree: our values beside the tree of Jackson. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonReadBenchmark {
  @Param Document document = Document.CONTEXT;

  private final JsonMapper mapper = new JsonMapper();
  private byte[] json = {};

  @Setup
  public void prepare() {
    json = document.bytes();
  }

  @Benchmark
  public Value gavel() {
    return JsonReader.read(json);
  }

  @Benchmark
  public JsonNode jackson() {
    return mapper.readTree(json);
  }
}
