package dev.gavel.cli.rego;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Measures the parts of a command, under the names that OPA gives them. */
final class Stopwatch {
  static final SortedMap<String, Value> NOTHING = Collections.emptySortedMap();

  private final SortedMap<String, Long> nanoseconds = new TreeMap<>();

  <T> T time(String part, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanoseconds.merge("timer_" + part + "_ns", System.nanoTime() - begun, Long::sum);
    }
  }

  SortedMap<String, Value> measured() {
    SortedMap<String, Value> measured = new TreeMap<>();
    nanoseconds.forEach((name, spent) -> measured.put(name, NumberValue.of(spent)));
    return measured;
  }
}
