package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/** A place in a plan that calls a built-in. */
public record BuiltinCall(String name, Builtin builtin, Location at) {

  /** What depends on more than its arguments is asked once, and can be replayed. */
  public BuiltinCall {
    if (Execution.VOLATILE.contains(name)) {
      Builtin asked = builtin;
      builtin =
          (during, arguments) ->
              during.observe(name, arguments, () -> asked.call(during, arguments));
    }
  }

  @Nullable Value answer(Execution during, Value[] arguments) {
    return builtin.call(during.evaluation(), arguments);
  }
}
