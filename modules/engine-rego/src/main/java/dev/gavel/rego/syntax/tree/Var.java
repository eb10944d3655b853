package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** A variable, or a name not yet resolved; {@code $N} is the Nth wildcard of its module. */
public record Var(Location at, String name) implements Term {
  public static final String WILDCARD_PREFIX = "$";
  public static final String GENERATED_PREFIX = "__local";

  public boolean isWildcard() {
    return name.startsWith(WILDCARD_PREFIX);
  }

  /** Whether the compiler made it. */
  public boolean isGenerated() {
    return name.startsWith(GENERATED_PREFIX);
  }
}
