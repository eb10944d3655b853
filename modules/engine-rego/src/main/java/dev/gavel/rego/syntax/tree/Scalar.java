package dev.gavel.rego.syntax.tree;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;

/** A null, boolean, number or string written out. */
public record Scalar(Location at, Value value) implements Term {}
