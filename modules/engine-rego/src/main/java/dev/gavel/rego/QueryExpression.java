package dev.gavel.rego;

import dev.gavel.rego.diagnostic.Location;

/**
 * An expression of a query, as its author wrote it.
 *
 * @param turn when it is evaluated among the others, from 0; -1 for a declaration, which is not
 */
public record QueryExpression(String text, Location at, int turn) {}
