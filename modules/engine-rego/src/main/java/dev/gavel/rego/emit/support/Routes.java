package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules by their paths, for references whose path is known when they are followed only. */
public final class Routes {
  /** No rule has the path; the reference may still lead to base data. */
  public static final Object NOWHERE = new Object();

  private record Target(Code code, int number) {}

  private final Map<List<Value>, Target> targets = new HashMap<>();

  public Routes() {}

  public void add(List<String> path, Code code, int number) {
    List<Value> key = List.copyOf(path.stream().map(StringValue::key).toList());
    targets.put(key, new Target(code, number));
  }

  /** {@link #NOWHERE}, the rule's value, or null when that is undefined. */
  public static @Nullable Object follow(
      Routes routes,
      Execution during,
      @Nullable Value input,
      @Nullable Value data,
      @Nullable Value[] path) {
    for (Value part : path) {
      if (part == null) {
        return NOWHERE;
      }
    }
    Target target = routes.targets.get(List.of(path));
    return target == null ? NOWHERE : target.code().run(target.number(), during, input, data);
  }
}
