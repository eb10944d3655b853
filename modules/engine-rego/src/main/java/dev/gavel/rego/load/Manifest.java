package dev.gavel.rego.load;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.LoadException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bundle says of itself.
 *
 * @param regoVersion of its modules; -1 where it says none
 * @param roots the paths it owns; a single empty one for all
 */
public record Manifest(String revision, int regoVersion, List<String> roots, ObjectValue whole) {
  public Manifest {
    roots = List.copyOf(roots);
  }

  static Manifest read(String file, Value document) {
    if (!(document instanceof ObjectValue object)) {
      throw new LoadException(file + ": a manifest is an object");
    }
    String revision = object.get("revision") instanceof StringValue text ? text.text() : "";
    int version =
        object.get("rego_version") instanceof NumberValue number ? (int) number.doubleValue() : -1;
    List<String> roots = new ArrayList<>();
    if (object.get("roots") instanceof ArrayValue listed) {
      for (Value root : listed) {
        if (!(root instanceof StringValue path)) {
          throw new LoadException(file + ": roots are paths, such as \"authz/roles\"");
        }
        roots.add(path.text());
      }
    }
    return new Manifest(revision, version, roots.isEmpty() ? List.of("") : roots, object);
  }

  boolean owns(String path) {
    return roots.stream()
        .anyMatch(root -> root.isEmpty() || path.equals(root) || path.startsWith(root + "/"));
  }
}
