package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/** A place in a plan that calls a built-in. */
public record BuiltinCall(String name, Builtin builtin, Location at) {

  @Nullable Value answer(Execution during, Value[] arguments) {
    return Execution.VOLATILE.contains(name)
        ? during
            .evaluation()
            .observe(name, arguments, () -> builtin.call(during.evaluation(), arguments))
        : builtin.call(during.evaluation(), arguments);
  }
}
