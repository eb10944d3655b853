package dev.gavel.rego.resolve;

import dev.gavel.rego.type.Declaration;

/**
 * What name resolution must know of a built-in function.
 *
 * @param arity how many arguments it takes
 * @param relation whether it may have several outputs for one input, as {@code walk} has
 * @param hasResult false for {@code print} and its like
 * @param replaceable whether {@code with} may stand in for it, if nothing else forbids it
 */
public record Signature(
    String name, int arity, boolean relation, boolean hasResult, boolean replaceable) {

  static Signature of(Declaration builtin) {
    return new Signature(
        builtin.name(), builtin.type().arity(), builtin.relation(), !builtin.type().isVoid(), true);
  }
}
