/**
 * The one way that leads through Gavel: request in, snapshot, engine, assignments out.
 *
 * <p>{@link dev.gavel.decider.SnapshotCompiler} makes a snapshot ready once; {@link
 * dev.gavel.decider.Decider} answers from it.
 */
package dev.gavel.decider;
