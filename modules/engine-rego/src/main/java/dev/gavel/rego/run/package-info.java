/**
 * Plans carried out: the reference tier.
 *
 * <p>{@link dev.gavel.rego.run.Linker} turns the statements of a plan into steps that know what
 * they work on; {@link dev.gavel.rego.run.Linked} runs them for as many evaluations as one likes.
 */
package dev.gavel.rego.run;
