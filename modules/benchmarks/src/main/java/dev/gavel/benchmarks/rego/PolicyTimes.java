package dev.gavel.benchmarks.rego;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Asks the policies of a folder, each in a folder of its own, one after another in one JVM. */
final class PolicyTimes {
  private static final Duration ROUND = Duration.ofMillis(500);

  private PolicyTimes() {}

  static void main(String... arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      System.out.println("there are no policies at " + folder + ": nothing is measured");
      return;
    }
    System.out.println("who\tnanoseconds\tbytes");
    try (Stream<Path> policies = Files.list(folder)) {
      for (Path policy : policies.sorted().toList()) {
        System.out.println(policy.getFileName());
        GavelTimes.measure(new PolicyFolder(policy), ROUND);
      }
    }
  }
}
