package dev.gavel.rego.load;

import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param modules sources by name
 * @param data base data, put together
 * @param plans plans as JSON, of bundles made by {@code opa build -t plan}
 */
public record Loaded(
    Map<String, String> modules, Value data, List<Value> plans, List<Manifest> manifests) {
  public Loaded {
    plans = List.copyOf(plans);
    manifests = List.copyOf(manifests);
  }
}
