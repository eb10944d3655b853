package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** {@code {key: value | body}}. */
public record ObjectComprehension(Location at, Term key, Term value, Body body) implements Term {}
