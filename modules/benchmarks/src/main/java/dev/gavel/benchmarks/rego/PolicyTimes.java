package dev.gavel.benchmarks.rego;

import com.sun.management.ThreadMXBean;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Asks the policies of a folder, each in a folder of its own: {@code policy.rego}, {@code
 * data.json}, {@code input.json}, {@code query.txt}, and {@code expected.json}, which is checked
 * before anything is timed. Processor time of the one thread, and the bytes it allocates.
 */
final class PolicyTimes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final int ROUNDS = 5;

  private PolicyTimes() {}

  static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      System.out.println("there are no policies at " + folder + ": nothing is measured");
      return;
    }
    try (Stream<Path> policies = Files.list(folder)) {
      for (Path policy : policies.sorted().toList()) {
        measure(policy);
      }
    }
  }

  private static void measure(Path folder) throws IOException {
    Policies policies =
        Policies.builder()
            .module("policy.rego", Files.readString(folder.resolve("policy.rego")))
            .data(json(folder, "data.json"))
            .compile();
    PreparedQuery query = policies.query(Files.readString(folder.resolve("query.txt")).strip());
    byte[] bytes = Files.readAllBytes(folder.resolve("input.json"));
    Value input = json(folder, "input.json");
    Value expected = json(folder, "expected.json");
    Value answer = query.evaluate(input).value().orElseThrow();
    if (!answer.equals(expected)) {
      throw new IllegalStateException(folder + " answers " + answer + ", not " + expected);
    }
    System.out.printf(
        "%-18s  value %s  bytes %s%n",
        folder.getFileName(),
        best(() -> query.evaluate(input)),
        best(() -> query.evaluateJson(bytes)));
  }

  private static Value json(Path folder, String file) throws IOException {
    return Value.parse(Files.readString(folder.resolve(file)));
  }

  /** The best of some rounds; those before it warm up. */
  private static String best(Runnable work) {
    long best = Long.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long count = 0;
      long used = 0;
      while (used < ROUND_NANOS) {
        work.run();
        count++;
        used = (count & 15) == 0 || used == 0 ? THREADS.getCurrentThreadCpuTime() - start : used;
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / count);
      bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / count;
    }
    return "%,12.2f µs %,12d B".formatted(best / 1000.0, bytes);
  }
}
