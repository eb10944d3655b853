package dev.gavel.rego.test;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/**
 * What did not hold.
 *
 * @param path the names of the case; empty for the test as a whole
 * @param at the expression that was tried last
 * @param values of what stands in it
 */
public record Failure(List<String> path, Location at, List<Known> values) {
  public Failure {
    path = List.copyOf(path);
    values = List.copyOf(values);
  }

  /** What a term of the expression was. */
  public record Known(Location at, Value value) {}
}
