package dev.gavel.rego.builtin;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import org.jspecify.annotations.Nullable;

/** A built-in that has a shorter way where some of its arguments are known beforehand. */
public record Preparable(Builtin plain, Preparation preparation) implements Builtin {

  /** Finds the shorter way. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * Null when there is none.
     *
     * @param constants null for what differs from call to call
     * @throws BuiltinException when a constant does not fit, which each call then says anew
     */
    @Nullable Builtin with(@Nullable Value[] constants);
  }

  @Override
  public @Nullable Value call(Evaluation during, Value[] arguments) {
    return plain.call(during, arguments);
  }

  @Override
  public Builtin given(@Nullable Value[] constants) {
    try {
      Builtin prepared = preparation.with(constants);
      return prepared == null ? plain : prepared;
    } catch (BuiltinException unfit) {
      return plain;
    }
  }
}
