package dev.gavel.rego.load;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.LoadException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Base data put together from several documents; two that say different things are refused. */
final class DataTree {
  private final Branch root = new Branch(new LinkedHashMap<>());
  private @Nullable ObjectValue first;

  /** An object under way: its members are values, or branches of their own. */
  private record Branch(Map<Value, Object> members) {
    Value value() {
      ObjectValue.Builder object = ObjectValue.builder(members.size());
      members.forEach(
          (key, member) ->
              object.put(key, member instanceof Branch branch ? branch.value() : (Value) member));
      return object.build();
    }
  }

  /** Puts a document at a path. */
  void put(String file, List<String> path, Value document) {
    if (!(document instanceof ObjectValue object)) {
      throw new LoadException(
          file + ": the data of a folder is an object, not " + document.kind().noun());
    }
    if (path.isEmpty() && first == null && root.members().isEmpty()) {
      first = object;
      return;
    }
    takeApart();
    Branch at = root;
    for (String name : path) {
      at = child(file, at, StringValue.of(name));
    }
    merge(file, at, object);
  }

  /** What came first stays as it is until something comes beside it: it may be large. */
  private void takeApart() {
    if (first != null) {
      merge("", root, first);
      first = null;
    }
  }

  private static Branch child(String file, Branch parent, Value name) {
    Object known = parent.members().get(name);
    Branch branch = known == null ? new Branch(new LinkedHashMap<>()) : open(known);
    if (branch == null) {
      throw conflict(file, name);
    }
    parent.members().put(name, branch);
    return branch;
  }

  private static void merge(String file, Branch into, ObjectValue document) {
    for (int i = 0; i < document.size(); i++) {
      Value key = document.key(i);
      Value value = document.value(i);
      Object known = into.members().get(key);
      if (known == null) {
        into.members().put(key, value);
      } else if (value instanceof ObjectValue object && open(known) != null) {
        merge(file, child(file, into, key), object);
      } else if (!value.equals(known)) {
        throw conflict(file, key);
      }
    }
  }

  private static @Nullable Branch open(Object member) {
    if (member instanceof Branch branch) {
      return branch;
    }
    if (!(member instanceof ObjectValue object)) {
      return null;
    }
    Branch branch = new Branch(new LinkedHashMap<>());
    for (int i = 0; i < object.size(); i++) {
      branch.members().put(object.key(i), object.value(i));
    }
    return branch;
  }

  private static LoadException conflict(String file, Value key) {
    return new LoadException("merge error: " + file + ": another file has other data at " + key);
  }

  Value value() {
    return first == null ? root.value() : first;
  }
}
