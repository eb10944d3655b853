package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** {@code with target as value}. */
public record With(Location at, Term target, Term value) {}
