package dev.gavel.benchmarks.rego.hand;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A thousand rules of three equalities, which in Java are a set of records. */
final class Grants {
  private Grants() {}

  record Input(String method, String resource, String role) {}

  static ByHand<Input> plain() {
    List<String> methods = List.of("GET", "PUT", "POST", "DELETE");
    Set<Input> granted =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    new Input(
                        methods.get(i % methods.size()),
                        "res-%04d".formatted(i),
                        "role-%02d".formatted(i % 25)))
            .collect(Collectors.toSet());
    return new ByHand<>(Input.class, granted::contains);
  }
}
