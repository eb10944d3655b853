package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule defines.
 *
 * @param reference the path below the package: {@code p}, {@code p.q[x]}
 * @param arguments of a function; empty for any other rule
 * @param key the element, for {@code contains}, or the key of a partial object of old
 * @param value null for a partial set
 * @param assigned whether {@code :=} was written
 * @param impliedValue whether the value {@code true} was not written
 */
public record Head(
    Location at,
    Ref reference,
    List<Term> arguments,
    @Nullable Term key,
    @Nullable Term value,
    boolean assigned,
    boolean impliedValue) {
  public Head {
    arguments = List.copyOf(arguments);
  }
}
