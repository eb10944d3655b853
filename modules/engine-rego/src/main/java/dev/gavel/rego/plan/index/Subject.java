package dev.gavel.rego.plan.index;

import java.util.List;

/**
 * What an index looks at: a local, or what a path of keys leads to from there.
 *
 * @param path keys that no index of an array can be taken for
 */
public record Subject(int local, List<String> path) {
  public Subject {
    path = List.copyOf(path);
  }

  @Override
  public String toString() {
    return "L" + local + (path.isEmpty() ? "" : "." + String.join(".", path));
  }
}
