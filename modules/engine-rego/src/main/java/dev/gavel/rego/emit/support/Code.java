package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import org.jspecify.annotations.Nullable;

/** What an emitted class can be asked from outside; it implements this. */
public interface Code {

  /**
   * Runs a plan, whose results go to the execution, or a function of input and data alone.
   *
   * @param number as the class was told when it was emitted
   * @return null when it is undefined
   */
  @Nullable Value run(int number, Execution during, @Nullable Value input, @Nullable Value data);
}
