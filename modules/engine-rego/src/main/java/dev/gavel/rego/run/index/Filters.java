package dev.gavel.rego.run.index;

import dev.gavel.engine.value.Value;
import java.util.List;

/** Where the entries that a scan is after have to have the values that it wants. */
public final class Filters {
  private final KeyPath[] paths;

  /**
   * Filters.
   *
   * @param paths the keys that lead from an entry's value to what is compared
   */
  public Filters(List<List<String>> paths) {
    this.paths = paths.stream().map(KeyPath::new).toArray(KeyPath[]::new);
  }

  boolean hold(Value entry, Value[] wanted) {
    for (int i = 0; i < paths.length; i++) {
      if (!wanted[i].equals(paths[i].in(entry))) {
        return false;
      }
    }
    return true;
  }
}
