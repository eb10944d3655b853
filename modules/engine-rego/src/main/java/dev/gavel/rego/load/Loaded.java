package dev.gavel.rego.load;

import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param modules sources by name
 * @param data base data, put together
 * @param dataFiles from which data came, each with the path at which it stands
 * @param plans plans as JSON, of bundles made by {@code opa build -t plan}
 */
public record Loaded(
    Map<String, String> modules,
    Value data,
    Map<String, List<String>> dataFiles,
    List<Value> plans,
    List<Manifest> manifests) {
  public Loaded {
    plans = List.copyOf(plans);
    manifests = List.copyOf(manifests);
  }
}
