package dev.gavel.rego.resolve;

import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import java.util.HashMap;
import java.util.Map;

/**
 * What name resolution must know of a built-in function.
 *
 * @param arity how many arguments it takes
 * @param relation whether it may have several outputs for one input, as {@code walk} has
 * @param hasResult false for {@code print} and its like
 */
public record Signature(String name, int arity, boolean relation, boolean hasResult) {

  /** Those of all built-ins that are declared, by their names. */
  public static Map<String, Signature> all(Declarations builtins) {
    Map<String, Signature> all = new HashMap<>();
    builtins.all().forEach(builtin -> all.put(builtin.name(), of(builtin)));
    return all;
  }

  private static Signature of(Declaration builtin) {
    return new Signature(
        builtin.name(), builtin.type().arity(), builtin.relation(), !builtin.type().isVoid());
  }
}
