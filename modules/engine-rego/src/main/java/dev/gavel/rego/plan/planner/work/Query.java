package dev.gavel.rego.plan.planner.work;

import dev.gavel.rego.syntax.tree.Body;
import java.util.Map;

/**
 * What an entry point asks, compiled. Each solution becomes a result: an object of the query's
 * variables.
 *
 * @param written the names that the author gave to variables that were renamed
 */
public record Query(String name, Body body, Map<String, String> written) {
  public Query {
    written = Map.copyOf(written);
  }
}
