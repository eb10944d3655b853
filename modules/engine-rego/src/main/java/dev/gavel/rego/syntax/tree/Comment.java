package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** A comment, without its {@code #}. */
public record Comment(Location at, String text) {}
