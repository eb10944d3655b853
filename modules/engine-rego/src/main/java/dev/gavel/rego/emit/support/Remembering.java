package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.Memory;
import org.jspecify.annotations.Nullable;

/** Answers of rules that are asked for more than once. */
public final class Remembering {
  private Remembering() {}

  /** A value, {@link Memory#UNDEFINED}, or null where nothing is known. */
  public static @Nullable Object known(Execution during, int rule) {
    return during.memory().known(rule);
  }

  public static @Nullable Value kept(Execution during, int rule, @Nullable Value answer) {
    during.memory().keep(rule, answer);
    return answer;
  }

  public static @Nullable Value answer(Object known) {
    return known instanceof Value value ? value : null;
  }

  /** Other documents stand for input and data from here on. */
  public static void replace(Execution during, @Nullable Value input, @Nullable Value data) {
    during.remember(during.memory().when(input, data));
  }
}
