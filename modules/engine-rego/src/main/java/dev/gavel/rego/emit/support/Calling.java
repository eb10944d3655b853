package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.BuiltinCall;
import dev.gavel.rego.run.Execution;
import org.jspecify.annotations.Nullable;

/** Calls built-ins. A call with an argument that is undefined is undefined itself. */
public final class Calling {
  private Calling() {}

  public static @Nullable Value call(Execution during, BuiltinCall call) {
    return during.call(call, new Value[0]);
  }

  public static @Nullable Value call(Execution during, BuiltinCall call, @Nullable Value first) {
    return first == null ? null : during.call(call, new Value[] {first});
  }

  public static @Nullable Value call(
      Execution during, BuiltinCall call, @Nullable Value first, @Nullable Value second) {
    return first == null || second == null ? null : during.call(call, new Value[] {first, second});
  }

  public static @Nullable Value call(
      Execution during,
      BuiltinCall call,
      @Nullable Value first,
      @Nullable Value second,
      @Nullable Value third) {
    return first == null || second == null || third == null
        ? null
        : during.call(call, new Value[] {first, second, third});
  }

  public static @Nullable Value call(
      Execution during, BuiltinCall call, @Nullable Value[] arguments) {
    Value[] defined = Making.defined(arguments);
    return defined == null ? null : during.call(call, defined);
  }
}
