package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/** {@code import path as alias}. */
public record Import(Location at, Ref path, @Nullable String alias, Location aliasAt) {}
