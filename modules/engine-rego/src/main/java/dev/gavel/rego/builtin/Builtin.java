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
}
