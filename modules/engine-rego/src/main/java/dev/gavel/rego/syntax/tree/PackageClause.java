package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** {@code package a.b}: the path begins with {@code data}. */
public record PackageClause(Location at, Ref path) {}
