/**
 * From a user to a variant: overrides, layers, holdouts and buckets, prepared so that a decision
 * only looks up. Whether the user is eligible is the engine's to say; a {@link
 * dev.gavel.experiments.assignment.Draw} says what follows either way.
 */
package dev.gavel.experiments.assignment;
