package dev.gavel.rego.builtin;

import dev.gavel.rego.builtin.collection.*;
import dev.gavel.rego.builtin.number.*;
import dev.gavel.rego.builtin.text.*;
import dev.gavel.rego.builtin.time.*;
import dev.gavel.rego.builtin.pattern.*;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All built-in functions by name, infix operators under the names that they have as calls. */
public final class Builtins {
  private static final Map<String, Builtin> BY_NAME =
      gathered(List.of(Comparison.all(), Internals.all(), Types.all(), Arithmetic.all(), Aggregates.all(), Bits.all(), Numbers.all(), Units.all(), ArrayBuiltins.all(), SetBuiltins.all(), ObjectBuiltins.all(), JsonPaths.all(), Graphs.all(), Strings.all(), Trimming.all(), Regexes.all(), Globs.all(), Times.all(), SemanticVersions.all(), Uuids.all()));

  private Builtins() {}

  public static @Nullable Builtin named(String name) {
    return BY_NAME.get(name);
  }

  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  private static Map<String, Builtin> gathered(List<Map<String, Builtin>> families) {
    Map<String, Builtin> all = new HashMap<>();
    for (Map<String, Builtin> family : families) {
      family.forEach(
          (name, builtin) -> {
            if (all.put(name, builtin) != null) {
              throw new IllegalStateException("two built-ins are named " + name);
            }
          });
    }
    return Map.copyOf(all);
  }
}
