package dev.gavel.rego;

import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.TypeNotation;

/**
 * A built-in function of your own.
 *
 * <pre>{@code
 * CustomBuiltin.of("acme.is_weekend(day: string) => weekend: boolean",
 *     (during, arguments) -> BooleanValue.of(...));
 * }</pre>
 *
 * @param pure whether equal arguments always give equal answers; within one evaluation they do for
 *     any function
 */
public record CustomBuiltin(Declaration declaration, Builtin body, boolean pure) {

  /** A pure function, declared as the documentation of Rego declares its own. */
  public static CustomBuiltin of(String signature, Builtin body) {
    return new CustomBuiltin(TypeNotation.declaration(signature), body, true);
  }

  /** A function that may answer differently the next time. */
  public static CustomBuiltin impure(String signature, Builtin body) {
    return new CustomBuiltin(TypeNotation.declaration(signature), body, false);
  }

  public String name() {
    return declaration.name();
  }
}
