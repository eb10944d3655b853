package dev.gavel.benchmarks;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.NullValue;
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
import tools.jackson.databind.node.NullNode;

/** A tree to bytes: our values beside the tree of Jackson. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonWriteBenchmark {
  @Param Document document = Document.CONTEXT;

  private final JsonMapper mapper = new JsonMapper();
  private Value value = NullValue.NULL;
  private JsonNode node = NullNode.getInstance();

  @Setup
  public void prepare() {
    value = JsonReader.read(document.bytes());
    node = mapper.readTree(document.bytes());
  }

  @Benchmark
  public byte[] gavel() {
    return JsonWriter.write(value);
  }

  @Benchmark
  public byte[] jackson() {
    return mapper.writeValueAsBytes(node);
  }
}
