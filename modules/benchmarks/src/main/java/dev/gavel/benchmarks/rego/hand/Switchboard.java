package dev.gavel.benchmarks.rego.hand;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A rule for each of a thousand desks, which in Java are a map. */
final class Switchboard {
  private static final List<String> VERBS = List.of("read", "write", "share", "delete");

  private Switchboard() {}

  record Input(String verb, String desk, String shift) {}

  private record Desk(String name, String verb, String shift) {}

  static ByHand<Input> plain() {
    Map<String, Desk> desks =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    new Desk(
                        "desk-%04d".formatted(i), VERBS.get(i % 4), i % 3 == 0 ? "night" : "day"))
            .collect(Collectors.toMap(Desk::name, Function.identity()));
    return new ByHand<>(
        Input.class,
        input -> {
          Desk desk = desks.get(input.desk);
          return desk != null
              && desk.verb.equals(input.verb)
              && (desk.shift.equals(input.shift) || input.shift.equals("any"));
        });
  }
}
