package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** {@code {head | body}}. */
public record SetComprehension(Location at, Term head, Body body) implements Term {}
