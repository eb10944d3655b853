/**
 * Passes by which a plan looks up rules and entries instead of going through all of them.
 *
 * <p>They come last: they see what the passes of {@link dev.gavel.rego.optimise} have brought
 * together.
 */
package dev.gavel.rego.optimise.index;
