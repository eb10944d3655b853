package dev.gavel.rego.builtin;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * What a built-in function does. The arguments are as many as it declares, and defined; their kinds
 * are for it to check.
 */
@FunctionalInterface
public interface Builtin {

  /**
   * Answers one call.
   *
   * @return null when there is no answer: the call is undefined
   * @throws dev.gavel.rego.evaluation.BuiltinException when the arguments do not fit
   */
  @Nullable Value call(Evaluation during, Value[] arguments);

  /** Whether equal arguments get equal answers at any time. */
  default boolean isSteady() {
    return true;
  }

  /**
   * The same function for one place that calls it, where some arguments never change: what depends
   * on them alone is prepared here, once. It fails at nothing; what is wrong is for a call to say.
   *
   * @param constants as many as the arguments; null for what differs from call to call
   */
  default Builtin given(@Nullable Value[] constants) {
    return this;
  }
}
