package dev.gavel.rego.plan.index;

import java.util.ArrayList;
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

  public Subject then(String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return new Subject(local, longer);
  }

  /** Whether one comes to the other on the way to this. */
  public boolean startsWith(Subject other) {
    return local == other.local
        && path.size() >= other.path.size()
        && path.subList(0, other.path.size()).equals(other.path);
  }

  @Override
  public String toString() {
    String start = local == 0 ? "input" : local == 1 ? "data" : "L" + local;
    return path.isEmpty() ? start : start + "." + String.join(".", path);
  }
}
