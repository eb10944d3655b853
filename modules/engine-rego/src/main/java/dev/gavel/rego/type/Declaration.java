package dev.gavel.rego.type;

import org.jspecify.annotations.Nullable;

/**
 * A built-in function, as far as the compiler knows it.
 *
 * @param infix the operator it is written as
 * @param relation whether one call may give several results
 * @param nondeterministic whether the same arguments may give different results
 * @param deprecated whether newer versions of the language refuse it
 */
public record Declaration(
    String name,
    FunctionType type,
    @Nullable String infix,
    boolean relation,
    boolean nondeterministic,
    boolean deprecated) {

  /** A plain function. */
  public static Declaration of(String name, FunctionType type) {
    return new Declaration(name, type, null, false, false, false);
  }
}
